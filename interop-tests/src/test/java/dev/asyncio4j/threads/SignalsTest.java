package dev.asyncio4j.threads;

import static dev.asyncio4j.Asyncio.async;
import static dev.asyncio4j.Asyncio.await;
import static dev.asyncio4j.Asyncio.each;
import static dev.asyncio4j.Asyncio.getRunningLoop;
import static dev.asyncio4j.Asyncio.run;
import static dev.asyncio4j.Asyncio.signals;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.asyncio4j.Future;
import dev.asyncio4j.RunOptions;
import dev.asyncio4j.Runner;
import dev.asyncio4j.exceptions.StopAsyncIterationException;
import dev.asyncio4j.loop.EventLoop;
import dev.asyncio4j.testing.RealTime;
import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;

/** WINCH does no harm where nobody handles it: this process can send it to itself. */
class SignalsTest {

  @Test
  @DisplayName("UNIX-01 a signal handler runs as a callback of the loop, also while that waits")
  void handlerRunsInTheLoop() {
    run(
        async(
            () -> {
              EventLoop loop = getRunningLoop();
              Future<EventLoop> got = loop.createFuture();
              loop.addSignalHandler("SIGWINCH", () -> got.setResult(getRunningLoop()));
              send("WINCH");
              assertThat(await(got)).isSameAs(loop);
            }));
  }

  @Test
  @DisplayName(
      "UNIX-02 a name that is no signal's, and a signal that cannot be caught, are refused")
  void refusals() {
    run(
        async(
            () -> {
              var loop = getRunningLoop();
              assertThatThrownBy(() -> loop.addSignalHandler("NONSENSE", () -> {}))
                  .isInstanceOf(IllegalArgumentException.class)
                  .hasMessageContaining("NONSENSE");
              for (var name : List.of("KILL", "STOP", "SEGV", "QUIT")) {
                assertThatThrownBy(() -> loop.addSignalHandler(name, () -> {}))
                    .as(name)
                    .isInstanceOf(IllegalStateException.class)
                    .hasMessageContaining(name);
              }
            }));
  }

  @Test
  @DisplayName(
      "UNIX-02 removal says whether a handler was set; a second handler replaces the first")
  void removal() {
    run(
        async(
            () -> {
              var loop = getRunningLoop();
              assertThat(loop.removeSignalHandler("WINCH")).isFalse();
              Future<String> got = loop.createFuture();
              loop.addSignalHandler("WINCH", () -> got.setResult("first"));
              loop.addSignalHandler("SIGWINCH", () -> got.setResult("second"));
              send("WINCH");
              assertThat(await(got)).isEqualTo("second");
              assertThat(loop.removeSignalHandler("WINCH")).isTrue();
              assertThat(loop.removeSignalHandler("WINCH")).isFalse();
            }));
  }

  @Test
  @DisplayName("UNIX-02 closing the loop removes all handlers")
  void closeRemovesAll() {
    var count = new AtomicInteger();
    try (var runner = Runner.create(RunOptions.defaults())) {
      var loop = runner.loop();
      loop.addSignalHandler("WINCH", count::incrementAndGet);
      loop.close();
      assertThat(loop.removeSignalHandler("WINCH")).isFalse();
      assertThatThrownBy(() -> loop.addSignalHandler("WINCH", () -> {}))
          .isInstanceOf(IllegalStateException.class)
          .hasMessageContaining("closed");
    }
    send("WINCH");
    assertThat(count).hasValue(0);
  }

  @Test
  void everyLoopHearsOfASignal() throws Exception {
    var count = new AtomicInteger();
    var threads = new ArrayList<Thread>();
    var ready = new AtomicInteger();
    for (int i = 0; i < 3; i++) {
      var thread =
          new Thread(
              () ->
                  run(
                      async(
                          () -> {
                            EventLoop loop = getRunningLoop();
                            Future<String> got = loop.createFuture();
                            loop.addSignalHandler("WINCH", () -> got.setResult(""));
                            ready.incrementAndGet();
                            await(got);
                            count.incrementAndGet();
                          })));
      thread.start();
      threads.add(thread);
    }
    RealTime.waitUntil(() -> ready.get() == 3);
    send("WINCH");
    threads.forEach(RealTime::join);
    assertThat(count).hasValue(3);
  }

  @Test
  void signalsAsAnIterator() {
    run(
        async(
            () -> {
              var seen = new ArrayList<String>();
              try (var watch = signals("SIGWINCH", "CONT");
                  var other = signals("WINCH")) {
                send("WINCH");
                assertThat(await(other.next())).isEqualTo("WINCH");
                for (String name : each(watch)) {
                  seen.add(name);
                  if (name.equals("CONT")) break;
                  send("CONT");
                }
                watch.close();
                assertThatThrownBy(() -> await(watch.next()))
                    .isInstanceOf(StopAsyncIterationException.class);
              }
              assertThat(seen).containsExactly("WINCH", "CONT");
            }));
  }

  private static void send(String name) {
    try {
      var pid = Long.toString(ProcessHandle.current().pid());
      assertThat(new ProcessBuilder("kill", "-s", name, pid).start().waitFor()).isZero();
    } catch (IOException | InterruptedException e) {
      throw new AssertionError(e);
    }
  }
}
