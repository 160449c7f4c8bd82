package dev.asyncio4j.testing;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.platform.engine.discovery.DiscoverySelectors.selectClass;

import dev.asyncio4j.rules.Once;
import dev.asyncio4j.support.ChildJvm;
import java.io.File;
import java.io.PrintWriter;
import java.util.List;
import java.util.concurrent.TimeUnit;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.platform.launcher.core.LauncherDiscoveryRequestBuilder;
import org.junit.platform.launcher.core.LauncherFactory;
import org.junit.platform.launcher.listeners.SummaryGeneratingListener;

/** The tests of the extension, run by the JUnit before this one. */
@Once
class JUnit5Test {
  /** Runs them, and says how many passed, and with which JUnit. */
  static final class Main {
    public static void main(String[] args) {
      var request =
          LauncherDiscoveryRequestBuilder.request()
              .selectors(selectClass(AsyncExtensionTest.class))
              .build();
      var listener = new SummaryGeneratingListener();
      LauncherFactory.create().execute(request, listener);
      var summary = listener.getSummary();
      summary.printFailuresTo(new PrintWriter(System.out, true));
      System.out.println("JUnit " + Test.class.getPackage().getImplementationVersion());
      System.out.println("failed: " + summary.getTestsFailedCount());
      System.out.println("passed some: " + (summary.getTestsSucceededCount() > 5));
      System.exit(0);
    }
  }

  private static String withJUnit5(String classPath) {
    var own = Stream.of(new File("target/junit-5").listFiles()).map(File::getPath);
    var others =
        Stream.of(classPath.split(File.pathSeparator))
            .filter(it -> !new File(it).getName().startsWith("junit-"));
    return Stream.concat(own, others).collect(Collectors.joining(File.pathSeparator));
  }

  @Test
  @DisplayName("TST-08 what JUnit 6 runs, JUnit 5.14 runs, too")
  void sameTests() throws Exception {
    var child = ChildJvm.running(Main.class, List.of());
    var command = child.command();
    int at = command.indexOf("-cp") + 1;
    command.set(at, withJUnit5(command.get(at)));
    var process = child.redirectErrorStream(true).start();
    try (var output = process.inputReader()) {
      assertThat(output.lines().toList())
          .endsWith("JUnit 5.14.4", "failed: 0", "passed some: true");
      assertThat(process.waitFor(ChildJvm.PATIENCE_MINUTES, TimeUnit.MINUTES)).isTrue();
    } finally {
      process.destroyForcibly().waitFor();
    }
  }
}
