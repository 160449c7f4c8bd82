package dev.asyncio4j.testing;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.platform.engine.discovery.DiscoverySelectors.selectClass;

import dev.asyncio4j.support.ChildJvm;
import dev.asyncio4j.support.Descriptors;
import java.lang.management.ManagementFactory;
import java.util.List;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.RepeatedTest;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.platform.launcher.core.LauncherDiscoveryRequestBuilder;
import org.junit.platform.launcher.core.LauncherFactory;
import org.junit.platform.launcher.listeners.SummaryGeneratingListener;

/** Very many tests in one JVM, which JUnit runs there as it does anywhere. */
class EmptyTestsTest {
  private static final int MANY = 10_000;

  /** As many as show what a mode leaves of its own; the rest is the same in each. */
  private static final int ENOUGH = 2_000;

  /**
   * A test waits for another thread four times: a tenth of a second, if four loops and three builds
   * are busy.
   */
  private static final int PATIENCE_MINUTES = 20;

  /** Memory that JUnit and the JVM may have taken meanwhile: far less for each than a loop has. */
  private static final long SOME_BYTES = 4_000_000;

  @AsyncTesting
  static class Few {
    @RepeatedTest(500)
    void isEmpty() {}
  }

  @AsyncTesting
  static class Enough {
    @RepeatedTest(ENOUGH)
    void isEmpty() {}
  }

  @AsyncTesting
  static class Many {
    @RepeatedTest(MANY)
    void isEmpty() {}
  }

  /** Runs a few of them, then many, and looks at what is left. */
  static final class Main {
    public static void main(String[] args) {
      if (args[0].equals("many")) leaves(Many.class, MANY);
      else leaves(Enough.class, ENOUGH);
      System.out.println("nothing is left");
    }

    private static void leaves(Class<?> tests, int number) {
      assertThat(passedOf(Few.class)).isEqualTo(500);
      RealTime.waitUntil(() -> loopThreads() == 0);
      int threads = threads();
      var descriptors = Descriptors.now();
      long memory = memory();
      assertThat(passedOf(tests)).isEqualTo(number);
      descriptors.assertNoneLeft();
      RealTime.waitUntil(() -> loopThreads() == 0 && threads() <= threads);
      RealTime.collectGarbageUntil(() -> memory() <= memory + SOME_BYTES);
    }

    private static long passedOf(Class<?> type) {
      var listener = new SummaryGeneratingListener();
      LauncherFactory.create()
          .execute(
              LauncherDiscoveryRequestBuilder.request()
                  .selectors(selectClass(type))
                  .configurationParameter("junit.jupiter.extensions.autodetection.enabled", "false")
                  .build(), // the kit alone
              listener);
      return listener.getSummary().getTestsSucceededCount();
    }

    private static int threads() {
      return ManagementFactory.getThreadMXBean().getThreadCount();
    }

    private static long loopThreads() {
      return Thread.getAllStackTraces().keySet().stream()
          .filter(it -> it.getName().startsWith("asyncio4j-loop"))
          .count();
    }

    private static long memory() {
      System.gc();
      return ManagementFactory.getMemoryMXBean().getHeapMemoryUsage().getUsed();
    }
  }

  @Test
  @Timeout(value = PATIENCE_MINUTES + 1, unit = TimeUnit.MINUTES)
  @DisplayName("TST-30 ten thousand empty tests leave no thread, selector, descriptor or memory")
  void leaveNothing() throws Exception {
    var options = // none that looks for JVMs to attach to is to leave its thread in this one
        List.of("-Xmx256m", "-XX:+UseSerialGC", "-XX:+DisableAttachMechanism");
    var number = ChildJvm.MODE.equals("loop") ? "many" : "enough";
    assertThat(ChildJvm.output(PATIENCE_MINUTES, Main.class, options, number))
        .contains("nothing is left");
  }
}
