package dev.asyncio4j.docs;

import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.noClasses;
import static org.assertj.core.api.Assertions.assertThat;

import com.tngtech.archunit.core.importer.ClassFileImporter;
import com.tngtech.archunit.core.importer.ImportOption;
import dev.asyncio4j.kotlin.Suspending;
import dev.asyncio4j.rules.Once;
import java.io.IOException;
import java.lang.reflect.Method;
import java.lang.reflect.Modifier;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.TreeSet;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import kotlin.coroutines.CoroutineContext;
import kotlinx.coroutines.GlobalScope;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;

/** Holds docs/bridge.md to its tests, and the bridge's face to its rules. */
@Once
class BridgeTest {
  private static final Pattern TEST = Pattern.compile("`(\\w+Test)\\.(\\w+)`");
  private static final List<String> TABLES =
      List.of("BorderCancellationTest", "ViewCancellationTest", "SuspendingCancellationTest");
  private static final Iterable<Class<?>> FACES =
      new ClassFileImporter()
              .withImportOption(ImportOption.Predefined.DO_NOT_INCLUDE_TESTS)
              .importPackages("dev.asyncio4j.kotlin")
              .stream()
              .<Class<?>>map(type -> type.reflect())
              .filter(type -> Modifier.isPublic(type.getModifiers()))
              .toList();

  @Test
  void everyCellNamesATestAndEveryTestHasACell() throws Exception {
    var named = new TreeSet<String>();
    for (var line : Files.readAllLines(document()))
      TEST.matcher(line)
          .results()
          .forEach(found -> named.add(found.group(1) + "." + found.group(2)));
    var there = new TreeSet<String>();
    for (var name : TABLES) there.addAll(tests(name));
    assertThat(named).hasSizeGreaterThan(30).containsAll(there);
    there.addAll(tests("ChannelsTest"));
    assertThat(there).containsAll(named);
  }

  @Test
  @DisplayName("BRIDGE-13 what only Kotlin can call, Java does not see; Java has one clean door")
  void javaSeesCleanNames() {
    var visible = new ArrayList<String>();
    for (var face : FACES) {
      if (!face.getSimpleName().endsWith("Kt")) continue;
      for (Method method : face.getDeclaredMethods())
        if (Modifier.isPublic(method.getModifiers()) && !method.isSynthetic())
          visible.add(method.toString());
    }
    assertThat(visible).as("mark them @JvmSynthetic").isEmpty();
    assertThat(Stream.of(Suspending.class.getMethods()).map(Method::getName))
        .contains("call", "function", "resume", "future", "deferred", "iterable", "flow", "stream")
        .noneMatch(name -> name.contains("$") || name.contains("-"));
  }

  @Test
  @DisplayName("BRIDGE-14 Java's door asks for no coroutine context, and gives no Unit")
  void javaTypes() {
    for (Method method : Suspending.class.getMethods()) {
      assertThat(method.getParameterTypes()).doesNotContain(CoroutineContext.class);
      assertThat(method.getGenericReturnType().getTypeName())
          .doesNotMatch(".*(Coroutine|Future|Deferred)<kotlin\\.Unit>.*");
    }
  }

  @Test
  @DisplayName("BRIDGE-15 nothing is started in a hidden global scope")
  void noGlobalScope() {
    noClasses()
        .should()
        .dependOnClassesThat()
        .areAssignableTo(GlobalScope.class)
        .check(
            new ClassFileImporter()
                .withImportOption(ImportOption.Predefined.DO_NOT_INCLUDE_TESTS)
                .importPackages("dev.asyncio4j"));
  }

  private static List<String> tests(String name) throws ClassNotFoundException {
    return Stream.of(Class.forName("dev.asyncio4j.kotlin." + name).getDeclaredMethods())
        .filter(method -> method.isAnnotationPresent(Test.class))
        .filter(method -> TABLES.contains(name) || !Modifier.isPrivate(method.getModifiers()))
        .map(method -> name + "." + method.getName())
        .toList();
  }

  private static Path document() throws IOException {
    Path folder = Path.of("").toAbsolutePath();
    while (!Files.exists(folder.resolve("docs/bridge.md"))) folder = folder.getParent();
    return folder.resolve("docs/bridge.md");
  }
}
