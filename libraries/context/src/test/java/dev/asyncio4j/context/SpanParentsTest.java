package dev.asyncio4j.context;

import static dev.asyncio4j.Asyncio.async;
import static dev.asyncio4j.Asyncio.await;
import static dev.asyncio4j.Asyncio.createTask;
import static dev.asyncio4j.Asyncio.gather;
import static dev.asyncio4j.Asyncio.run;
import static dev.asyncio4j.Asyncio.sleep;
import static dev.asyncio4j.Asyncio.toThread;
import static org.assertj.core.api.Assertions.assertThat;

import dev.asyncio4j.Coroutine;
import dev.asyncio4j.kotlin.Suspending;
import java.time.Duration;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;

/** Spans of OpenTelemetry's SDK, opened in tasks: each is a child of the one that surrounds it. */
class SpanParentsTest {
  private final Spans spans = new Spans();

  private Coroutine<Void> child(String name) {
    return async(
        () -> {
          try (var span = spans.open(name)) {
            await(sleep(Duration.ofMillis(1)));
            spans.inSpan(name + " after an await", () -> {});
          }
        });
  }

  private void request() throws Exception {
    try (var span = spans.open("request")) {
      await(gather(child("a"), child("b")));
      var background = createTask(child("task"));
      await(toThread(() -> spans.inSpan("thread", () -> {})));
      await(Suspending.<String>call(c -> spans.suspending("kotlin", c)));
      await(background);
      spans.inSpan("last", () -> {});
    }
  }

  @Test
  @DisplayName(
      "FRM-09 spans of the SDK: child tasks, toThread, awaited Kotlin have the right parent")
  void parents() {
    run(async(() -> request()));
    assertThat(spans.parents())
        .containsExactly(
            "a < request",
            "a after an await < a",
            "b < request",
            "b after an await < b",
            "kotlin < request",
            "kotlin inside < kotlin",
            "last < request",
            "request < -",
            "task < request",
            "task after an await < task",
            "thread < request");
    assertThat(spans.traces()).isEqualTo(1);
    spans.close();
  }

  @Test
  @DisplayName("FRM-09 two requests at a time are two traces, however their steps mingle")
  void twoRequests() {
    run(
        async(
            () -> {
              await(gather(async(() -> request()), async(() -> request())));
            }));
    assertThat(spans.traces()).isEqualTo(2);
    assertThat(spans.parents().stream().filter(it -> it.endsWith("< request"))).hasSize(12);
    spans.close();
  }
}
