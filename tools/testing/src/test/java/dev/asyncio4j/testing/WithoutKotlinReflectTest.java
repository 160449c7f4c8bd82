package dev.asyncio4j.testing;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.platform.engine.discovery.DiscoverySelectors.selectClass;

import dev.asyncio4j.rules.Once;
import dev.asyncio4j.support.ChildJvm;
import java.io.File;
import java.util.List;
import java.util.concurrent.TimeUnit;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.platform.engine.TestExecutionResult;
import org.junit.platform.launcher.TestExecutionListener;
import org.junit.platform.launcher.TestIdentifier;
import org.junit.platform.launcher.core.LauncherDiscoveryRequestBuilder;
import org.junit.platform.launcher.core.LauncherFactory;

/** Tests that suspend, on a class path that JUnit cannot look at them with. */
@Once
class WithoutKotlinReflectTest {
  /** Runs tests in Kotlin, and prints what they failed with. */
  static final class Main implements TestExecutionListener {
    public static void main(String[] args) {
      var request =
          LauncherDiscoveryRequestBuilder.request()
              .selectors(selectClass("dev.asyncio4j.testing.kotlin.SuspendTestsTest"))
              .build();
      LauncherFactory.create().execute(request, new Main());
      System.exit(0);
    }

    @Override
    public void executionFinished(TestIdentifier test, TestExecutionResult result) {
      result
          .getThrowable()
          .map(error -> error.toString().replaceAll("\\s+", " "))
          .ifPresent(error -> System.out.println("failed: " + error));
    }
  }

  @Test
  @DisplayName("TST-28 without kotlin-reflect a test that suspends fails, and is told what to add")
  void saysWhatToAdd() throws Exception {
    var child = ChildJvm.running(Main.class, List.of());
    var command = child.command();
    int at = command.indexOf("-cp") + 1;
    command.set(
        at,
        Stream.of(command.get(at).split(File.pathSeparator))
            .filter(it -> !new File(it).getName().startsWith("kotlin-reflect"))
            .collect(Collectors.joining(File.pathSeparator)));
    var process = child.redirectErrorStream(true).start();
    try (var output = process.inputReader()) {
      assertThat(output.lines().filter(it -> it.startsWith("failed: ")))
          .isNotEmpty()
          .allSatisfy(it -> assertThat(it).contains("kotlin-reflect"));
      assertThat(process.waitFor(ChildJvm.PATIENCE_MINUTES, TimeUnit.MINUTES)).isTrue();
    } finally {
      process.destroyForcibly().waitFor();
    }
  }
}
