package dev.asyncio4j.testing;

import static dev.asyncio4j.Asyncio.await;
import static dev.asyncio4j.Asyncio.createTask;
import static dev.asyncio4j.Asyncio.getRunningLoop;
import static dev.asyncio4j.Asyncio.sleep;
import static dev.asyncio4j.Asyncio.toThread;
import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.platform.engine.discovery.DiscoverySelectors.selectClass;

import dev.asyncio4j.loop.EventLoop;
import java.time.Duration;
import java.util.Map;
import java.util.concurrent.CyclicBarrier;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Disabled;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.junit.platform.launcher.core.LauncherDiscoveryRequestBuilder;
import org.junit.platform.launcher.core.LauncherFactory;
import org.junit.platform.launcher.listeners.SummaryGeneratingListener;
import org.junit.platform.launcher.listeners.TestExecutionSummary;

/** What JUnit does around tests stays as it is. */
class JUnitKindsTest {
  private static TestExecutionSummary run(Class<?> type, Map<String, String> parameters) {
    var summary = new SummaryGeneratingListener();
    var request =
        LauncherDiscoveryRequestBuilder.request()
            .selectors(selectClass(type))
            .configurationParameter("junit.jupiter.extensions.autodetection.enabled", "false")
            .configurationParameters(parameters)
            .build();
    LauncherFactory.create().execute(request, summary);
    return summary.getSummary();
  }

  static class Base {
    Duration slept = Duration.ZERO;

    @BeforeEach
    void before() {
      await(sleep(Duration.ofHours(1)));
      slept = Duration.ofHours(1);
    }

    @AsyncTest
    void inherited() {
      await(sleep(Duration.ofHours(9)));
      assertThat(slept).isEqualTo(Duration.ofHours(1));
    }
  }

  static class Heir extends Base {
    @AsyncTest
    void own() {
      await(sleep(Duration.ofHours(9)));
    }

    @AsyncTest
    @Disabled("not today")
    void disabled() {
      throw new AssertionError("it was not to run");
    }
  }

  @Test
  @DisplayName("TST-08 inherited tests and lifecycle methods await; a disabled one does not run")
  void inheritance() {
    var summary = run(Heir.class, Map.of());
    assertThat(summary.getFailures()).isEmpty();
    assertThat(summary.getTestsSucceededCount()).isEqualTo(2);
    assertThat(summary.getTestsSkippedCount()).isEqualTo(1);
  }

  /** Two tests that wait for each other: alone none of them ends. */
  static class Together {
    static final CyclicBarrier BOTH = new CyclicBarrier(2);

    @AsyncTest(timeout = "60s")
    void one() {
      meet();
    }

    @AsyncTest(timeout = "60s")
    void other() {
      meet();
    }

    private static void meet() {
      await(sleep(Duration.ofHours(9)));
      await(toThread(() -> BOTH.await()));
    }
  }

  @Test
  @DisplayName("TST-08 tests run in parallel, each on its loop")
  void parallel() {
    var prefix = "junit.jupiter.execution.parallel.";
    var summary =
        run(
            Together.class,
            Map.of(
                prefix + "enabled", "true",
                prefix + "mode.default", "concurrent",
                prefix + "config.strategy", "fixed",
                prefix + "config.fixed.parallelism", "2",
                prefix + "config.executor-service", "FORK_JOIN_POOL"));
    assertThat(summary.getFailures()).isEmpty();
    assertThat(summary.getTestsSucceededCount()).isEqualTo(2);
  }

  @AsyncTesting
  static class LoopOfAll {
    @BeforeAll
    static void all(EventLoop loop) {
      assertThat(loop).isNotNull();
    }

    @Test
    void leaks() {
      createTask(sleep(Duration.ofDays(1)), "leak");
    }
  }

  @AsyncTesting
  static class TrailOfAll {
    TrailOfAll(Trail trail) {
      assertThat(trail).isNotNull();
    }

    @Test
    void leaks() {
      createTask(sleep(Duration.ofDays(1)), "leak");
    }
  }

  @ParameterizedTest(name = "TST-01 no parameter makes tests share a loop unasked: {0}")
  @ValueSource(classes = {LoopOfAll.class, TrailOfAll.class})
  void refusesParametersOfAll(Class<?> type) {
    assertThat(run(type, Map.of()).getFailures())
        .singleElement()
        .extracting(it -> it.getException().getMessage())
        .asString()
        .contains(type.getName(), "static @RegisterExtension");
  }

  static class SharedOnPurpose {
    @RegisterExtension static final AsyncExtension ASYNC = AsyncExtension.defaults();
    static EventLoop given;

    @BeforeAll
    static void all(EventLoop loop) {
      given = loop;
    }

    SharedOnPurpose(EventLoop loop) {
      assertThat(loop).isSameAs(given);
    }

    @Test
    void runsOnIt() {
      assertThat(getRunningLoop()).isSameAs(given);
    }
  }

  @Test
  @DisplayName("TST-01 with a static extension, before-all and constructor get the loop of all")
  void givesTheSharedLoop() {
    var summary = run(SharedOnPurpose.class, Map.of());
    assertThat(summary.getFailures()).isEmpty();
    assertThat(summary.getTestsSucceededCount()).isEqualTo(1);
  }
}
