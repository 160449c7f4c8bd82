package dev.asyncio4j.testing;

import static dev.asyncio4j.Asyncio.await;
import static dev.asyncio4j.Asyncio.sleep;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.junit.platform.engine.discovery.DiscoverySelectors.selectClass;

import java.time.Duration;
import java.util.List;
import java.util.concurrent.CountDownLatch;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.junit.platform.launcher.core.LauncherDiscoveryRequestBuilder;
import org.junit.platform.launcher.core.LauncherFactory;
import org.junit.platform.launcher.listeners.SummaryGeneratingListener;

/** The limit that a setting gives to the tests that say none of their own. */
class ConfiguredTimeoutTest {
  /** Runs the tests of {@code type}; returns what failed, one for each test. */
  private static List<Throwable> failures(Class<?> type, String limit) {
    var request =
        LauncherDiscoveryRequestBuilder.request()
            .selectors(selectClass(type))
            .configurationParameter("asyncio4j.testing.timeout", limit)
            .build();
    var listener = new SummaryGeneratingListener();
    LauncherFactory.create().execute(request, listener);
    var summary = listener.getSummary();
    assertThat(summary.getTestsStartedCount()).isEqualTo(1);
    return summary.getFailures().stream().map(it -> it.getException()).toList();
  }

  private static Throwable failure(Class<?> type, String limit) {
    var failures = failures(type, limit);
    assertThat(failures).hasSize(1);
    return failures.get(0);
  }

  static class Blocked {
    @AsyncTest
    void waits() throws InterruptedException {
      new CountDownLatch(1).await();
    }
  }

  @Test
  @DisplayName("TST-07 a test without a limit has the configured one")
  void isHeeded() {
    assertThat(failure(Blocked.class, "200ms")).hasMessageContaining("longer than PT0.2S");
  }

  @AsyncTesting
  static class BlockedKind {
    @ParameterizedTest
    @ValueSource(ints = 1)
    void waits(int n) throws InterruptedException {
      new CountDownLatch(n).await();
    }
  }

  @Test
  @DisplayName("TST-07 so has a test of another kind")
  void isHeededByEachKind() {
    assertThat(failure(BlockedKind.class, "200 ms")).hasMessageContaining("longer than PT0.2S");
  }

  static class Own {
    @AsyncTest(realTime = true, timeout = "10m")
    void sleeps() {
      await(sleep(Duration.ofMillis(500)));
    }
  }

  static class OwnInCode {
    @RegisterExtension
    final AsyncExtension async =
        AsyncExtension.of(TestOptions.defaults().realTime().timeout(Duration.ofMinutes(10)));

    @Test
    void sleeps() {
      await(sleep(Duration.ofMillis(500)));
    }
  }

  @Test
  @DisplayName("TST-07 a limit of the annotation, or of options in code, comes before it")
  void ownLimitComesFirst() {
    assertThat(failures(Own.class, "100ms")).isEmpty();
    assertThat(failures(OwnInCode.class, "100ms")).isEmpty();
  }

  static class Quick {
    @AsyncTest
    void sleeps() {
      await(sleep(Duration.ofHours(9)));
    }
  }

  @ParameterizedTest
  @ValueSource(strings = {"soon", "10", "0s", "-1s", "5 h", " "})
  @DisplayName("TST-07 a value that is no limit fails each test, with its name and what to give")
  void badValues(String limit) {
    assertThat(failure(Quick.class, limit))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessage(
            "asyncio4j.testing.timeout \"%s\": give a number above zero and ms, s or m, such as"
                + " \"10s\"",
            limit);
  }

  private static Duration usualWith(String property) {
    var before = System.getProperty("asyncio4j.testing.timeout");
    System.setProperty("asyncio4j.testing.timeout", property);
    try {
      return TestOptions.defaults().timeout();
    } finally {
      if (before == null) System.clearProperty("asyncio4j.testing.timeout");
      else System.setProperty("asyncio4j.testing.timeout", before);
    }
  }

  @Test
  @DisplayName("TST-07 without JUnit the system property gives it, to AsyncTests.run as well")
  void property() {
    assertThat(usualWith("90s")).isEqualTo(Duration.ofSeconds(90));
    assertThatThrownBy(() -> usualWith("soon"))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessageStartingWith("asyncio4j.testing.timeout \"soon\": give a number above zero");
  }
}
