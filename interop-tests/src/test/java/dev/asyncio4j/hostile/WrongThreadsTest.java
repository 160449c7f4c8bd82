package dev.asyncio4j.hostile;

import static dev.asyncio4j.Asyncio.async;
import static dev.asyncio4j.Asyncio.await;
import static dev.asyncio4j.Asyncio.createTask;
import static dev.asyncio4j.Asyncio.getRunningLoop;
import static dev.asyncio4j.Asyncio.run;
import static dev.asyncio4j.Asyncio.sleep;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.catchThrowable;

import dev.asyncio4j.Future;
import dev.asyncio4j.RunOptions;
import dev.asyncio4j.exceptions.NoRunningLoopException;
import dev.asyncio4j.loop.EventLoop;
import dev.asyncio4j.testing.RealTime;
import java.time.Duration;
import java.util.concurrent.atomic.AtomicReference;
import java.util.stream.Stream;
import org.assertj.core.api.ThrowableAssert.ThrowingCallable;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;

/** Calls of a loop from threads that are not its own. */
class WrongThreadsTest {
  private static final RunOptions DEBUG = Hostile.VIRTUAL.debug(true);

  /** What {@code call} throws in a thread of its own, or null. */
  private static Throwable elsewhere(ThrowingCallable call) {
    var thrown = new AtomicReference<Throwable>();
    var thread = new Thread(() -> thrown.set(catchThrowable(call)), "foreign");
    thread.start();
    RealTime.join(thread);
    return thrown.get();
  }

  @Test
  @DisplayName("debug mode refuses what begins or ends anything from a foreign thread")
  void inDebugMode() {
    run(
        async(
            () -> {
              EventLoop loop = getRunningLoop();
              Future<String> future = loop.createFuture();
              var calls =
                  Stream.<ThrowingCallable>of(
                      () -> loop.callSoon(() -> {}),
                      () -> loop.callLater(Duration.ZERO, () -> {}),
                      () -> loop.callAt(Duration.ZERO, () -> {}),
                      () -> loop.createTask(sleep(Duration.ZERO)),
                      () -> future.setResult("foreign"));
              calls.forEach(
                  call ->
                      assertThat(elsewhere(call))
                          .isInstanceOf(IllegalStateException.class)
                          .hasMessageContaining("Non-thread-safe operation"));
              future.setResult("own");
              assertThat(await(future)).isEqualTo("own");
            }),
        DEBUG);
    Hostile.assertNextRun();
  }

  @Test
  @DisplayName("an await on a foreign thread is refused in every mode, and takes nothing")
  void awaits() {
    Hostile.beside(
        () -> {
          Future<String> future = getRunningLoop().createFuture();
          assertThat(elsewhere(() -> await(future)))
              .isInstanceOf(IllegalStateException.class)
              .hasMessageContaining("await outside a coroutine");
          assertThat(elsewhere(() -> createTask(sleep(Duration.ZERO))))
              .isInstanceOf(NoRunningLoopException.class);
          future.setResult("still there");
          assertThat(await(future)).isEqualTo("still there");
        });
  }

  @Test
  @DisplayName("run inside a body is refused, from a foreign thread it has a loop of its own")
  void runsInside() {
    Hostile.beside(
        () -> {
          assertThatThrownBy(() -> run(async(() -> 1))).isInstanceOf(IllegalStateException.class);
          EventLoop own = getRunningLoop();
          assertThat(
                  elsewhere(() -> run(async(() -> assertThat(getRunningLoop()).isNotSameAs(own)))))
              .isNull();
          assertThat(elsewhere(own::runForever))
              .isInstanceOf(IllegalStateException.class)
              .hasMessageContaining("already running");
          assertThat(elsewhere(own::close)).isInstanceOf(IllegalStateException.class);
        });
  }

  @Test
  @DisplayName("a thread that a body starts is a foreign one")
  void threadsOfBodies() {
    Hostile.beside(
        () -> {
          EventLoop loop = getRunningLoop();
          Future<String> future = loop.createFuture();
          new Thread(() -> callIn(loop, future), "foreign").start();
          assertThat(await(future)).isEqualTo("await outside a coroutine");
        });
  }

  private static void callIn(EventLoop loop, Future<String> future) {
    var refused = catchThrowable(() -> await(sleep(Duration.ZERO)));
    var text = refused.getMessage().split(":")[0];
    loop.callSoonThreadsafe(() -> future.setResult(text));
  }
}
