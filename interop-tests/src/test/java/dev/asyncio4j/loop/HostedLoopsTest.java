package dev.asyncio4j.loop;

import static dev.asyncio4j.Asyncio.async;
import static dev.asyncio4j.Asyncio.await;
import static dev.asyncio4j.Asyncio.currentTask;
import static dev.asyncio4j.Asyncio.sleep;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.asyncio4j.support.ChildJvm;
import dev.asyncio4j.support.LogCapture;
import dev.asyncio4j.support.VirtualThreads;
import dev.asyncio4j.testing.RealTime;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.RejectedExecutionException;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.function.Supplier;
import java.util.stream.IntStream;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.condition.EnabledIfSystemProperty;

/** Loops of programs of many kinds: where they may be started, what ends them, what is refused. */
class HostedLoopsTest {
  /**
   * A class whose initializer starts a loop, and waits for it; a body of its own would wait for the
   * end of the initializer, as in any thread.
   */
  private static final class Static {
    static final LoopThread LOOP = LoopThread.start("static");
    static final String VALUE = LOOP.submit(sleep(Duration.ZERO, "initialized")).join();
  }

  @Test
  @DisplayName("FRM-13 a loop may be started, and called, in the initializer of a class")
  void inAnInitializer() {
    assertThat(Static.VALUE).isEqualTo("initialized");
    Static.LOOP.close();
  }

  @Test
  @DisplayName("FRM-13 fifty loops run side by side, each named in its texts")
  void fifty() {
    var loops =
        IntStream.range(0, 50).mapToObj(number -> LoopThread.start("loop-" + number)).toList();
    var answers =
        loops.stream().map(it -> it.submit(sleep(Duration.ofMillis(1), it.name()))).toList();
    for (int i = 0; i < 50; i++) {
      assertThat(answers.get(i).join()).isEqualTo("loop-" + i);
      assertThat(loops.get(i)).hasToString("<LoopThread 'loop-" + i + "' running>");
    }
    loops.stream().map(it -> it.stop(Duration.ZERO)).toList().forEach(CompletableFuture::join);
  }

  @Test
  @DisplayName("FRM-13 a loop may be started and called from a virtual thread")
  void fromAVirtualThread() {
    var answer = new CompletableFuture<String>();
    var thread =
        VirtualThreads.start(
            () -> {
              try (var loop = LoopThread.start("of a virtual thread")) {
                answer.complete(loop.call(() -> await(sleep(Duration.ofMillis(1), "answer"))));
              } catch (Throwable error) {
                answer.completeExceptionally(error);
              }
            });
    RealTime.join(thread);
    assertThat(answer).isCompletedWithValue("answer");
  }

  @Test
  @DisplayName("FRM-13 a fatal error ends the loop; what is submitted after that is told of it")
  void fatalError() {
    try (var log = new LogCapture();
        var loop = LoopThread.start("fragile")) {
      var error = new InternalError("the JVM is broken");
      loop.loop()
          .callSoonThreadsafe(
              () -> {
                throw error;
              });
      RealTime.waitUntil(() -> !loop.isRunning());
      assertThatThrownBy(() -> loop.submit(sleep(Duration.ZERO)))
          .isInstanceOf(RejectedExecutionException.class)
          .hasMessageContainingAll("'fragile'", "it has ended with", "the JVM is broken")
          .hasCause(error);
      RealTime.waitUntil(
          () ->
              log.messages().stream().anyMatch(it -> it.contains("'fragile' stopped> has ended")));
    }
  }

  /** What code that was given a future would do in its callback, on the loop's turn. */
  private static Throwable refusedInACallback(LoopThread loop, Supplier<?> blocking) {
    var release = new CompletableFuture<String>();
    var answer = loop.submit(async(() -> await(release)));
    var caught = new CompletableFuture<Throwable>();
    answer.thenRun(
        () -> {
          try {
            blocking.get();
            caught.complete(new AssertionError("it was not refused"));
          } catch (Throwable refused) {
            caught.complete(refused);
          }
        });
    release.complete("answer");
    return caught.join();
  }

  @Test
  @DisplayName("FRM-14 in the callback of a submitted future, blocking for the loop is refused")
  void inACallback() {
    try (var loop = LoopThread.start("host")) {
      assertThat(refusedInACallback(loop, () -> loop.call(() -> "nested")))
          .isInstanceOf(IllegalStateException.class)
          .hasMessageContaining("own turn");
      assertThat(
              refusedInACallback(
                  loop,
                  () -> {
                    loop.close();
                    return "closed";
                  }))
          .isInstanceOf(IllegalStateException.class);
      assertThat(refusedInACallback(loop, () -> loop.submit(sleep(Duration.ZERO)).join()))
          .isInstanceOf(IllegalStateException.class);
      assertThat(loop.isRunning()).isTrue();
      assertThat(refusedInACallback(loop, () -> loop.stop(Duration.ZERO).join()))
          .isInstanceOf(IllegalStateException.class);
    }
  }

  @Test
  @EnabledIfSystemProperty(named = "asyncio4j.fibers", matches = "loop") // it takes seven seconds
  @DisplayName("FRM-15 the report of a stop names what blocks the loop, and the stop ends")
  void blocked() throws InterruptedException {
    var begun = new CountDownLatch(1);
    var released = new AtomicBoolean();
    try (var log = new LogCapture()) {
      var loop = LoopThread.start("host");
      var blocker =
          loop.submit(
              async(
                  () -> {
                    currentTask().setName("blocker");
                    begun.countDown();
                    RealTime.waitUntil(released::get);
                  }));
      begun.await();
      var report = loop.stop(Duration.ZERO).join();
      assertThat(report.stuck())
          .extracting(Object::toString)
          .anyMatch(it -> it.contains("blocker"));
      assertThat(log.messages()).anyMatch(it -> it.contains("a body blocks it"));
      released.set(true);
      blocker.exceptionally(cancelled -> null).join();
      RealTime.waitUntil(loop.loop()::isClosed);
    }
  }

  /** A program that exits while its loop has a task: a hook stops the loop. */
  static final class Exiting {
    public static void main(String[] args) throws InterruptedException {
      var loop = LoopThread.start("host");
      var begun = new CountDownLatch(1);
      loop.submit(
          async(
              () -> {
                try {
                  begun.countDown();
                  await(sleep(Duration.ofHours(1)));
                } finally {
                  System.out.println("the task has cleaned up");
                }
              }));
      begun.await();
      Runtime.getRuntime()
          .addShutdownHook(
              new Thread(
                  () -> {
                    System.out.println(loop.stop(Duration.ZERO).join());
                    loop.close();
                  }));
      if (args[0].equals("exit")) System.exit(0);
      try (loop) {
        System.out.println("main ends");
        loop.stop(Duration.ZERO);
      } finally {
        System.exit(0);
      }
    }
  }

  @Test
  @EnabledIfSystemProperty(named = "asyncio4j.fibers", matches = "loop") // it starts two JVMs
  @DisplayName("FRM-15 a loop is closed by a hook, and by a finally, while the program exits")
  void atTheExit() throws Exception {
    var report = "StopReport[finished=0, cancelled=1, stuck=[]]";
    assertThat(ChildJvm.output(Exiting.class, List.of(), "exit"))
        .contains("the task has cleaned up", report);
    assertThat(ChildJvm.output(Exiting.class, List.of(), "finally"))
        .contains("main ends", "the task has cleaned up", report);
  }
}
