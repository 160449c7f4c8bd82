package dev.asyncio4j.loop;

import static dev.asyncio4j.Asyncio.allTasks;
import static dev.asyncio4j.Asyncio.async;
import static dev.asyncio4j.Asyncio.await;
import static dev.asyncio4j.Asyncio.createTask;
import static dev.asyncio4j.Asyncio.currentTask;
import static dev.asyncio4j.Asyncio.getRunningLoop;
import static dev.asyncio4j.Asyncio.run;
import static dev.asyncio4j.Asyncio.runCoroutineThreadsafe;
import static dev.asyncio4j.Asyncio.sleep;
import static dev.asyncio4j.Asyncio.toThread;
import static dev.asyncio4j.testing.Loops.reportsOf;
import static dev.asyncio4j.testing.RealTime.join;
import static dev.asyncio4j.testing.RealTime.waitUntil;
import static dev.asyncio4j.testing.Virtual.passes;
import static dev.asyncio4j.testing.Virtual.seconds;
import static dev.asyncio4j.testing.Virtual.virtual;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.asyncio4j.Body;
import dev.asyncio4j.Coroutine;
import dev.asyncio4j.Task;
import dev.asyncio4j.TaskOptions;
import dev.asyncio4j.exceptions.CancelledError;
import dev.asyncio4j.testing.Trail;
import java.io.IOException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CancellationException;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import java.util.concurrent.atomic.AtomicReference;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;

/** Calls into a loop from other threads. */
class ThreadsafeTest {
  private final Trail trail = Trail.create();

  private static Thread start(Runnable body) {
    var thread = new Thread(body, "foreign");
    thread.start();
    return thread;
  }

  @Test
  @DisplayName(
      "XTHREAD-01 runCoroutineThreadsafe from another thread returns the result through a blocking"
          + " future")
  void givesTheResult() {
    virtual(
        () -> {
          var loop = getRunningLoop();
          assertThat(await(toThread(() -> runCoroutineThreadsafe(async(() -> 6 * 7), loop).get())))
              .isEqualTo(42);
        });
  }

  @Test
  @DisplayName("XTHREAD-02 its exception and its cancellation reach the blocking future")
  void givesTheFailure() {
    virtual(
        () -> {
          var loop = getRunningLoop();
          var error = new IOException("failed in the loop");
          await(
              toThread(
                  () -> {
                    assertThatThrownBy(
                            () ->
                                runCoroutineThreadsafe(
                                        async(
                                            (Body<String>)
                                                () -> {
                                                  throw error;
                                                }),
                                        loop)
                                    .get())
                        .cause()
                        .isSameAs(error);
                    var cancelled =
                        runCoroutineThreadsafe(
                            async(
                                (Body<String>)
                                    () -> {
                                      throw new CancelledError("inside");
                                    }),
                            loop);
                    assertThatThrownBy(cancelled::get).isInstanceOf(CancellationException.class);
                  }));
        });
  }

  @Test
  @DisplayName("XTHREAD-03 cancelling the blocking future cancels the task in the loop")
  void cancelsTheTask() {
    run(
        async(
            () -> {
              var loop = getRunningLoop();
              var ended = loop.<String>createFuture();
              await(
                  toThread(
                      () -> {
                        var result =
                            runCoroutineThreadsafe(
                                async(
                                    () -> {
                                      try {
                                        await(sleep(seconds(1000)));
                                      } catch (CancelledError e) {
                                        ended.setResult("cancelled");
                                        throw e;
                                      }
                                    }),
                                loop);
                        assertThatThrownBy(() -> result.get(10, TimeUnit.MILLISECONDS))
                            .isInstanceOf(TimeoutException.class);
                        assertThat(result.cancel(true)).isTrue();
                      }));
              assertThat(await(ended)).isEqualTo("cancelled");
            }));
  }

  @Test
  @DisplayName(
      "XTHREAD-04 a failing task factory is delivered to the caller and to the exception handler")
  void aFailingFactoryIsDelivered() {
    class Failing implements TaskFactory {
      @Override
      public <T extends @Nullable Object> Task<T> createTask(
          EventLoop loop, Coroutine<T> coroutine, TaskOptions options) {
        throw new IllegalStateException("no task today");
      }
    }
    virtual(
        () -> {
          var loop = getRunningLoop();
          var reports = reportsOf(loop);
          loop.setTaskFactory(new Failing());
          var result = new AtomicReference<CompletableFuture<String>>();
          join(start(() -> result.set(runCoroutineThreadsafe(async(() -> "value"), loop))));
          passes(2);
          loop.setTaskFactory(null);
          assertThatThrownBy(result.get()::join).hasRootCauseMessage("no task today");
          assertThat(reports).hasSize(1);
          assertThat(reports.get(0).exception()).hasMessage("no task today");
        });
  }

  @Test
  @DisplayName("XTHREAD-05 callSoonThreadsafe wakes a sleeping loop and keeps order with callSoon")
  void wakesTheLoop() {
    run(
        async(
            () -> {
              var loop = getRunningLoop();
              var woken = loop.<String>createFuture();
              loop.callSoonThreadsafe(trail.adding("first"));
              loop.callSoon(trail.adding("second"));
              loop.callSoonThreadsafe(trail.adding("third"));
              passes(1);
              var foreign =
                  start(
                      () -> {
                        loop.callSoonThreadsafe(trail.adding("foreign 1"));
                        loop.callSoonThreadsafe(trail.adding("foreign 2"));
                        loop.callSoonThreadsafe(() -> woken.setResult("awake"));
                      });
              assertThat(await(woken)).isEqualTo("awake");
              join(foreign);
            }));
    trail.assertIs("first", "second", "third", "foreign 1", "foreign 2");
  }

  @Test
  @DisplayName("XTHREAD-06 a handle cancelled from another thread before it starts never runs")
  void aCancelledHandleNeverRuns() {
    virtual(
        () -> {
          var handle = getRunningLoop().callSoonThreadsafe(trail.adding("never"));
          join(start(handle::cancel));
          passes(2);
          assertThat(handle.cancelled()).isTrue();
        });
    trail.assertIs();
  }

  @Test
  @DisplayName(
      "XTHREAD-07 cancel and cancelled from another thread while the callback runs block until it"
          + " ends")
  void cancelWaitsForTheCallback() {
    for (var call : new String[] {"cancel", "cancelled"}) {
      var events = Trail.create();
      var release = new CountDownLatch(1);
      var started = new CountDownLatch(1);
      var handle = new CompletableFuture<Handle>();
      var foreign =
          start(
              () -> {
                awaitLatch(started);
                if (call.equals("cancel")) handle.join().cancel();
                else handle.join().cancelled();
                events.add(call + " returned");
              });
      var releaser =
          start(
              () -> {
                awaitLatch(started);
                waitUntil(() -> foreign.getState() == Thread.State.WAITING);
                release.countDown();
              });
      virtual(
          () -> {
            handle.complete(
                getRunningLoop()
                    .callSoonThreadsafe(
                        () -> {
                          events.add("callback starts");
                          started.countDown();
                          awaitLatch(release);
                          events.add("callback ends");
                        }));
            passes(1);
          });
      join(foreign);
      join(releaser);
      events.assertIs("callback starts", "callback ends", call + " returned");
    }
  }

  private static void awaitLatch(CountDownLatch latch) {
    try {
      assertThat(latch.await(2, TimeUnit.MINUTES)).isTrue();
    } catch (InterruptedException e) {
      throw new AssertionError("interrupted", e);
    }
  }

  @Test
  @DisplayName("XTHREAD-07 a callback may cancel its own handle")
  void aCallbackMayCancelItself() {
    virtual(
        () -> {
          var handle = new AtomicReference<Handle>();
          handle.set(
              getRunningLoop()
                  .callSoonThreadsafe(
                      () -> {
                        handle.get().cancel();
                        trail.add("cancelled " + handle.get().cancelled());
                      }));
          passes(1);
        });
    trail.assertIs("cancelled true");
  }

  @Test
  @DisplayName("XTHREAD-08 parallel loops that create and list tasks never mix up their tasks")
  void parallelLoopsKeepTheirTasksApart() {
    List<Thread> threads = new ArrayList<>();
    for (int i = 0; i < 4; i++)
      threads.add(start(() -> trail.add(run(async(ThreadsafeTest::countOwnTasks)))));
    threads.forEach(thread -> join(thread));
    trail.assertIs(200 * 11, 200 * 11, 200 * 11, 200 * 11);
  }

  private static int countOwnTasks() {
    int seen = 0;
    for (int round = 0; round < 200; round++) {
      var own = new ArrayList<Task<?>>();
      for (int i = 0; i < 10; i++) own.add(createTask(sleep(Duration.ZERO)));
      own.add(currentTask());
      if (allTasks().containsAll(own)) seen += allTasks().size();
      for (int i = 0; i < 10; i++) await(own.get(i));
    }
    return seen;
  }
}
