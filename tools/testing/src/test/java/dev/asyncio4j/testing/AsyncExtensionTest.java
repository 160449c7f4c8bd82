package dev.asyncio4j.testing;

import static dev.asyncio4j.Asyncio.await;
import static dev.asyncio4j.Asyncio.createTask;
import static dev.asyncio4j.Asyncio.getRunningLoop;
import static dev.asyncio4j.Asyncio.sleep;
import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;
import static org.junit.jupiter.api.DynamicTest.dynamicTest;
import static org.junit.platform.engine.discovery.DiscoverySelectors.selectClass;

import dev.asyncio4j.loop.EventLoop;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.MethodOrderer;
import org.junit.jupiter.api.Nested;
import org.junit.jupiter.api.RepeatedTest;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestFactory;
import org.junit.jupiter.api.TestMethodOrder;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.junit.platform.engine.TestExecutionResult;
import org.junit.platform.launcher.LauncherDiscoveryRequest;
import org.junit.platform.launcher.TestExecutionListener;
import org.junit.platform.launcher.TestIdentifier;
import org.junit.platform.launcher.core.LauncherDiscoveryRequestBuilder;
import org.junit.platform.launcher.core.LauncherFactory;

class AsyncExtensionTest {
  /** What became of each test and container of a class, by its name. */
  private static Map<String, TestExecutionResult> run(Class<?> type) {
    var results = new TreeMap<String, TestExecutionResult>();
    LauncherDiscoveryRequest request =
        LauncherDiscoveryRequestBuilder.request().selectors(selectClass(type)).build();
    LauncherFactory.create()
        .execute(
            request,
            new TestExecutionListener() {
              @Override
              public void executionFinished(TestIdentifier test, TestExecutionResult result) {
                results.put(test.getLegacyReportingName(), result);
              }
            });
    return results;
  }

  private static Throwable failureOf(Map<String, TestExecutionResult> results, String test) {
    assertThat(results).containsKey(test);
    return results.get(test).getThrowable().orElseThrow(() -> new AssertionError(test + " passes"));
  }

  private static void assertPasses(Class<?> type, int tests) {
    var results = run(type);
    results.forEach((name, it) -> assertThat(it.getThrowable()).as(name).isEmpty());
    assertThat(results.keySet().stream().filter(it -> it.contains("(")))
        .hasSizeGreaterThanOrEqualTo(tests);
  }

  static class Lifecycle {
    private EventLoop loop;

    @BeforeEach
    void before(Trail trail) {
      await(sleep(Duration.ofHours(1)));
      loop = getRunningLoop();
      trail.at("before");
    }

    @AsyncTest
    void test(Trail trail, TestScope scope, EventLoop given) {
      assertThat(getRunningLoop()).isSameAs(loop).isSameAs(given);
      await(sleep(Duration.ofHours(1)));
      trail.at("test");
      scope.onEnd(() -> trail.add("end"));
    }

    @AfterEach
    void after(Trail trail) {
      await(sleep(Duration.ofHours(1)));
      trail.at("after");
      trail.assertIs("1h: before", "2h: test", "3h: after");
    }
  }

  @Test
  @DisplayName("TST-01 before, test and after are tasks of one loop")
  void sharesOneLoop() {
    assertPasses(Lifecycle.class, 1);
  }

  static class OneLoop {
    @RegisterExtension static final AsyncExtension ASYNC = AsyncExtension.defaults();
    private static EventLoop loop;

    @BeforeAll
    static void all() {
      await(sleep(Duration.ofHours(1)));
      loop = getRunningLoop();
    }

    @Test
    void one() {
      assertThat(getRunningLoop()).isSameAs(loop);
    }

    @Test
    void two() {
      assertThat(getRunningLoop()).isSameAs(loop);
    }
  }

  @Test
  @DisplayName("TST-01 with a static extension, before-all and all tests share one loop")
  void sharesOneLoopForAClass() {
    assertPasses(OneLoop.class, 2);
  }

  @TestMethodOrder(MethodOrderer.MethodName.class)
  static class Leaks {
    @AsyncTest
    void a() {
      createTask(sleep(Duration.ofDays(1)), "leak");
    }

    @AsyncTest
    void b() {
      await(sleep(Duration.ofDays(3)));
    }

    @AsyncTest
    @MayLeave("tasks:leak")
    void c() {
      createTask(sleep(Duration.ofDays(1)), "leak");
    }
  }

  @Test
  @DisplayName("TST-03 a leak is blamed on the test that made it, not on a later one")
  void blamesTheRightTest() {
    var results = run(Leaks.class);
    assertThat(failureOf(results, "a()"))
        .isInstanceOf(LeftBehindError.class)
        .hasMessageContaining("task leak made at AsyncExtensionTest.java:");
    assertThat(results.get("b()").getThrowable()).isEmpty();
    assertThat(results.get("c()").getThrowable()).isEmpty();
  }

  @AsyncTesting
  static class Kinds {
    static final List<EventLoop> LOOPS = new ArrayList<>();

    @RepeatedTest(2)
    void repeated() {
      await(sleep(Duration.ofHours(9)));
    }

    @ParameterizedTest
    @ValueSource(ints = {1, 2})
    void parameterized(int n) {
      await(sleep(Duration.ofHours(n)));
    }

    @TestFactory
    Stream<DynamicTest> factory() {
      await(sleep(Duration.ofHours(1)));
      return Stream.of("x", "y")
          .map(it -> dynamicTest(it, () -> await(sleep(Duration.ofHours(1)))));
    }

    @Test
    void assumes() {
      await(sleep(Duration.ofHours(1)));
      assumeTrue(false, "not here");
    }

    @Nested
    class Inner {
      @Test
      void nested() {
        await(sleep(Duration.ofHours(9)));
      }
    }
  }

  @Test
  @DisplayName("TST-08 repeated, parameterised, dynamic and nested tests await; assumptions abort")
  void runsAllKinds() {
    var results = run(Kinds.class);
    assertThat(results.remove("assumes()").getStatus())
        .isEqualTo(TestExecutionResult.Status.ABORTED);
    results.forEach((name, it) -> assertThat(it.getThrowable()).as(name).isEmpty());
    assertThat(results)
        .containsKeys("nested()", "repeated()[2]", "parameterized(int)[2]", "factory()[2]");
  }

  static class Endless {
    @AsyncTest(realTime = true)
    @Timeout(1)
    void waits() {
      await(sleep(Duration.ofDays(1)));
    }
  }

  @Test
  @DisplayName("TST-08 JUnit's own timeout ends a test that awaits")
  void heedsJUnitsTimeout() {
    assertThat(failureOf(run(Endless.class), "waits()")).hasMessageContaining("timed out");
  }

  static class Late {
    @AsyncTest(timeout = "200ms", realTime = true)
    void sleeps() {
      await(sleep(Duration.ofDays(1)));
    }
  }

  @Test
  @DisplayName("TST-07 a test that takes too long fails")
  void heedsItsTimeout() {
    assertThat(failureOf(run(Late.class), "sleeps()")).hasMessageContaining("longer than PT0.2S");
  }

  static class Results {
    @AsyncTest
    String gives() {
      return "never run";
    }
  }

  @Test
  @DisplayName("TST-09 a test method with a result is refused where JUnit would not run it")
  void refusesResults() {
    var failures = run(Results.class).values().stream().flatMap(it -> it.getThrowable().stream());
    // JUnit tells of the class only if another test of it runs; alone it is left out, with a
    // warning.
    assertThat(failures.toList()).allSatisfy(it -> assertThat(it).hasMessageContaining("gives"));
  }

  static class Searched {
    @AsyncTest(schedules = 200)
    void bank() {
      Faults.bank();
    }
  }

  @Test
  @DisplayName("TST-22 a test with schedules is run under several orders")
  void searchesSchedules() {
    assertThat(failureOf(run(Searched.class), "bank()"))
        .hasMessageContaining("-Dasyncio4j.schedule=choices:")
        .hasRootCauseMessage("an update is lost: 1");
  }

  static class Failing {
    @AsyncTest
    void fails() {
      createTask(sleep(Duration.ofDays(1)), "leak");
      throw new IllegalStateException("own");
    }
  }

  @Test
  @DisplayName("TST-06 the failure of the test comes first, the leak is suppressed in it")
  void keepsTheFailureOfTheTest() {
    var failure = failureOf(run(Failing.class), "fails()");
    assertThat(failure).hasMessage("own");
    assertThat(failure.getSuppressed()).hasAtLeastOneElementOfType(LeftBehindError.class);
  }
}
