package dev.asyncio4j.context;

import static dev.asyncio4j.Asyncio.async;
import static dev.asyncio4j.Asyncio.await;
import static dev.asyncio4j.Asyncio.createTask;
import static dev.asyncio4j.Asyncio.gather;
import static dev.asyncio4j.Asyncio.getRunningLoop;
import static dev.asyncio4j.Asyncio.run;
import static dev.asyncio4j.Asyncio.toThread;
import static dev.asyncio4j.testing.Virtual.VIRTUAL;
import static dev.asyncio4j.testing.Virtual.passes;
import static dev.asyncio4j.testing.Virtual.virtual;
import static org.assertj.core.api.Assertions.assertThat;

import dev.asyncio4j.Coroutine;
import dev.asyncio4j.loop.LoopThread;
import java.util.List;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.slf4j.MDC;

/** {@link MdcCarrier}: found by itself; each line of a log has what its request has put there. */
class MdcCarrierTest {
  private static Coroutine<String> request() {
    return async(
        () -> {
          passes(1);
          return MDC.get("request");
        });
  }

  @AfterEach
  void thisThreadKeepsItsOwn() {
    MDC.clear();
  }

  @Test
  @DisplayName("FRM-07 the MDC is there in a body, after awaits, in gather, in toThread")
  void goesAlong() {
    MDC.put("request", "1");
    virtual(
        () -> {
          assertThat(MDC.get("request")).isEqualTo("1");
          passes(2);
          MDC.put("request", "2");
          assertThat(await(gather(request(), request()))).containsExactly("2", "2");
          assertThat(await(toThread(() -> MDC.get("request")))).isEqualTo("2");
          getRunningLoop().callSoon(() -> MDC.put("request", "lost"));
          passes(2);
          assertThat(MDC.get("request")).isEqualTo("2");
        });
    assertThat(MDC.get("request")).isEqualTo("1");
  }

  @Test
  @DisplayName("FRM-08 what a task puts stays its own, and is gone with it")
  void staysItsOwn() {
    virtual(
        () -> {
          Coroutine<String> other =
              async(
                  () -> {
                    MDC.put("request", "other");
                    MDC.put("step", "first");
                    passes(3);
                    return MDC.getCopyOfContextMap().toString();
                  });
          var task = createTask(other);
          passes(1);
          assertThat(MDC.get("request")).isNull();
          assertThat(await(task)).contains("request=other", "step=first");
          assertThat(await(createTask(request()))).isNull();
        });
  }

  @Test
  @DisplayName("FRM-07 none of it is in the next request, or in the thread that submits")
  void nothingIsLeft() {
    try (var loop = LoopThread.start("host")) {
      MDC.put("request", "1");
      assertThat(loop.submit(request()).join()).isEqualTo("1");
      MDC.clear();
      assertThat(loop.submit(request()).join()).isNull();
      loop.call(() -> MDC.put("request", "left"));
      assertThat(loop.submit(request()).join()).isNull();
      assertThat(MDC.get("request")).isNull();
    }
  }

  @Test
  @DisplayName("FRM-11 each carrier can be named by hand, which leaves out the others")
  void byHand() {
    MDC.put("request", "1");
    assertThat(run(request(), VIRTUAL.carriers(Carriers.mdc()))).isEqualTo("1");
    assertThat(List.of(Carriers.mdc(), Carriers.openTelemetry(), Carriers.micrometer()))
        .extracting("name")
        .containsExactly("slf4j-mdc", "opentelemetry", "micrometer");
  }
}
