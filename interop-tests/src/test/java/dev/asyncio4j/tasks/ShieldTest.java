package dev.asyncio4j.tasks;

import static dev.asyncio4j.Asyncio.async;
import static dev.asyncio4j.Asyncio.await;
import static dev.asyncio4j.Asyncio.createTask;
import static dev.asyncio4j.Asyncio.gather;
import static dev.asyncio4j.Asyncio.getRunningLoop;
import static dev.asyncio4j.Asyncio.shield;
import static dev.asyncio4j.testing.AsyncTests.assertFails;
import static dev.asyncio4j.testing.Virtual.after;
import static dev.asyncio4j.testing.Virtual.failing;
import static dev.asyncio4j.testing.Virtual.failingAfter;
import static dev.asyncio4j.testing.Virtual.passes;
import static dev.asyncio4j.testing.Virtual.pause;
import static dev.asyncio4j.testing.Virtual.reports;
import static dev.asyncio4j.testing.Virtual.virtual;
import static org.assertj.core.api.Assertions.assertThat;

import dev.asyncio4j.Future;
import dev.asyncio4j.exceptions.CancelledError;
import dev.asyncio4j.loop.ExceptionContext;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;

class ShieldTest {

  @Test
  @DisplayName("SHIELD-01 result and exception pass through")
  void resultAndExceptionPassThrough() {
    virtual(
        () -> {
          assertThat(await(shield(after(1, "result")))).isEqualTo("result");
          var error = new IllegalStateException("broken");
          assertThat(assertFails(IllegalStateException.class, shield(failing(error))))
              .isSameAs(error);
        });
  }

  @Test
  @DisplayName("SHIELD-02 cancelling the outer cancels only it; the inner completes later")
  void cancellingTheOuterLeavesTheInner() {
    virtual(
        () -> {
          var inner = createTask(after(5, "inner"));
          var awaiter = createTask(async(() -> await(shield(inner))));
          pause(1);
          awaiter.cancel();
          assertFails(CancelledError.class, awaiter);
          assertThat(inner.done()).isFalse();
          assertThat(inner.cancelling()).isZero();
          assertThat(await(inner)).isEqualTo("inner");
        });
  }

  @Test
  @DisplayName("SHIELD-03 cancelling the inner cancels the outer")
  void cancellingTheInnerCancelsTheOuter() {
    virtual(
        () -> {
          var inner = createTask(after(5, "inner"));
          var outer = shield(inner);
          passes(1);
          inner.cancel();
          assertFails(CancelledError.class, outer);
          assertThat(outer.cancelled()).isTrue();
        });
  }

  @Test
  @DisplayName(
      "SHIELD-04 outer cancelled, inner fails later, nobody reads its error: reported once, however"
          + " many shields there were")
  void laterFailureIsReportedOnce() {
    var reports = new ArrayList<ExceptionContext>();
    var error = new IllegalStateException("broken");
    virtual(
        () -> {
          getRunningLoop().setExceptionHandler((loop, context) -> reports.add(context));
          var inner = createTask(failingAfter(5, error));
          var first = shield(inner);
          var second = shield(inner);
          pause(1);
          first.cancel();
          second.cancel();
          pause(9);
        });
    assertThat(reports).extracting(ExceptionContext::exception).containsExactly(error);
    assertThat(reports.get(0).message())
        .isEqualTo("IllegalStateException exception in shielded future");
  }

  @Test
  @DisplayName("SHIELD-05 outer cancelled, inner succeeds later: nothing is reported")
  void laterSuccessIsNotReported() {
    virtual(
        () -> {
          var reports = reports();
          var inner = createTask(after(5, "inner"));
          var outer = shield(inner);
          pause(1);
          outer.cancel();
          pause(9);
          assertThat(inner.result()).isEqualTo("inner");
          assertThat(reports).isEmpty();
        });
  }

  @Test
  @DisplayName("SHIELD-06 a finished inner is given back as it is")
  void finishedInnerIsReturned() {
    virtual(
        () -> {
          Future<String> finished = getRunningLoop().createFuture();
          finished.setResult("done");
          assertThat(shield(finished)).isSameAs(finished);
        });
  }

  @Test
  @DisplayName("SHIELD-07 cancelling the shield of a gather leaves the gather's children alone")
  void shieldOfGather() {
    virtual(
        () -> {
          var a = createTask(after(5, "a"));
          var b = createTask(after(5, "b"));
          var gathering = gather(a, b);
          var outer = shield(gathering);
          passes(1);
          assertThat(outer.cancel()).isTrue();
          assertFails(CancelledError.class, outer);
          assertThat(List.of(a.done(), b.done(), gathering.done())).containsOnly(false);
          assertThat(await(gathering)).containsExactly("a", "b");
        });
  }
}
