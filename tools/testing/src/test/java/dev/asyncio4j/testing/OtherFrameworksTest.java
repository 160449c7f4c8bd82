package dev.asyncio4j.testing;

import static dev.asyncio4j.Asyncio.await;
import static dev.asyncio4j.Asyncio.createTask;
import static dev.asyncio4j.Asyncio.sleep;
import static org.assertj.core.api.Assertions.assertThat;

import dev.asyncio4j.rules.Once;
import java.time.Duration;
import java.util.stream.Collectors;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.testng.ITestResult;
import org.testng.TestListenerAdapter;
import org.testng.TestNG;

/** Tests of another framework, which call {@code AsyncTests.run} from a plain thread. */
@Once
class OtherFrameworksTest {
  /** Tests of TestNG: one that passes, one whose assertion fails, one that leaves a task. */
  public static class OfTestNg {
    @org.testng.annotations.Test
    public void passes() {
      AsyncTests.run(() -> await(sleep(Duration.ofHours(9))));
    }

    @org.testng.annotations.Test
    public void fails() {
      AsyncTests.run(
          () -> org.testng.Assert.assertEquals(await(sleep(Duration.ofHours(9), 1)), 2, "tea"));
    }

    @org.testng.annotations.Test
    public void leaves() {
      AsyncTests.run(() -> createTask(sleep(Duration.ofHours(9)), "forgotten"));
    }
  }

  @Test
  @DisplayName("TST-29 TestNG: tests await, and an assertion keeps its type and message")
  void testNg() {
    var testNg = new TestNG(false);
    var results = new TestListenerAdapter();
    testNg.setVerbose(0);
    testNg.addListener(results);
    testNg.setTestClasses(new Class<?>[] {OfTestNg.class});
    testNg.run();
    assertThat(results.getPassedTests()).extracting(ITestResult::getName).containsExactly("passes");
    var failures =
        results.getFailedTests().stream()
            .collect(Collectors.toMap(ITestResult::getName, ITestResult::getThrowable));
    assertThat(failures).containsOnlyKeys("fails", "leaves");
    assertThat(failures.get("fails"))
        .isExactlyInstanceOf(AssertionError.class)
        .hasMessage("tea expected [2] but found [1]");
    assertThat(failures.get("leaves"))
        .isInstanceOf(LeftBehindError.class)
        .hasMessageContaining("task forgotten made at OtherFrameworksTest.java:");
  }
}
