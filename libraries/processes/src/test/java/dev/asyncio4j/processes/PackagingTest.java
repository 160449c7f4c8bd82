package dev.asyncio4j.processes;

import static dev.asyncio4j.Asyncio.async;
import static dev.asyncio4j.Asyncio.await;
import static dev.asyncio4j.Asyncio.run;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.asyncio4j.support.NothingLeftBehind;
import java.io.File;
import java.net.URL;
import java.net.URLClassLoader;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import java.util.Objects;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.api.io.TempDir;

/** The ways in which a program is packed, and what its children make of them. */
@ExtendWith(NothingLeftBehind.class)
class PackagingTest {
  /** A program whose classes a loader of its own has read, as those of a fat jar. */
  static final class Fat {
    private Fat() {}

    /** Makes that loader, and runs the program; this class alone is on the class path. */
    public static void main(String[] args) throws Exception {
      URL[] all =
          Arrays.stream(System.getenv("ALL").split(File.pathSeparator))
              .map(word -> url(Path.of(word)))
              .toArray(URL[]::new);
      var loader = new URLClassLoader(all, ClassLoader.getPlatformClassLoader());
      Thread.currentThread().setContextClassLoader(loader);
      var program = loader.loadClass(args[0]);
      program.getMethod("main", String[].class).invoke(null, (Object) new String[0]);
    }

    private static URL url(Path path) {
      try {
        return path.toUri().toURL();
      } catch (Exception e) {
        throw new IllegalStateException(e);
      }
    }
  }

  /** What runs in there. */
  public static final class Program {
    private Program() {}

    public static void main(String[] args) {
      run(async(Program::children));
    }

    private static void children() {
      AioQueue<String> queue = AioProcesses.queue();
      try (var lost = AioProcesses.process(() -> queue.put("never"))) {
        await(lost.coroStart());
      } catch (IllegalStateException e) {
        System.out.println(e.getMessage());
      }
      List<Path> all =
          Arrays.stream(System.getenv("ALL").split(File.pathSeparator)).map(Path::of).toList();
      var found = AioProcesses.process(() -> queue.put("found"), Fast.CHILD.classPath(all));
      found.start();
      System.out.println(await(queue.coroGet()));
      await(found.coroJoin());
    }
  }

  @Test
  @DisplayName("PROC-40 in a fat jar a child says what it lacks; an option gives it its classes")
  void fatJars(@TempDir Path folder) throws Exception {
    String file = Fat.class.getName().replace('.', '/') + ".class";
    Path copy = folder.resolve(file);
    Files.createDirectories(copy.getParent());
    try (var in = Objects.requireNonNull(Fat.class.getClassLoader().getResourceAsStream(file))) {
      Files.copy(in, copy);
    }
    String java = Path.of(System.getProperty("java.home"), "bin", "java").toString();
    var builder =
        new ProcessBuilder(java, "-Dasyncio4j.fibers=platform", "-cp", folder.toString())
            .redirectErrorStream(true);
    builder.command().addAll(Fast.JVM);
    builder.command().addAll(List.of(Fat.class.getName(), Program.class.getName()));
    builder.environment().put("ALL", System.getProperty("java.class.path"));
    Process process = builder.start();
    String printed = new String(process.getInputStream().readAllBytes());
    assertThat(process.waitFor()).as(printed).isZero();
    assertThat(printed.lines())
        .satisfiesExactly(
            line -> assertThat(line).contains("give ChildOptions.classPath"),
            line -> assertThat(line).isEqualTo("found"));
  }

  @Test
  @DisplayName("PROC-40 an image without a launcher, and one without a JVM, say so")
  void images(@TempDir Path folder) {
    String home = System.getProperty("java.home");
    try {
      System.setProperty("java.home", folder.toString());
      assertThatThrownBy(() -> ChildCommand.of(Fast.CHILD))
          .hasMessage(
              "there is no java in %s: make the image without --strip-native-commands"
                  .formatted(folder));
      System.clearProperty("java.home");
      assertThatThrownBy(() -> ChildCommand.of(Fast.CHILD))
          .hasMessageContaining("a native image has none: run this program on a JVM");
    } finally {
      System.setProperty("java.home", home);
    }
  }
}
