package dev.asyncio4j.texts;

import static dev.asyncio4j.Asyncio.async;
import static dev.asyncio4j.Asyncio.await;
import static dev.asyncio4j.Asyncio.getRunningLoop;
import static dev.asyncio4j.Asyncio.run;
import static dev.asyncio4j.Asyncio.runCoroutineThreadsafe;
import static dev.asyncio4j.Asyncio.sleep;
import static dev.asyncio4j.Asyncio.waitFor;
import static dev.asyncio4j.Asyncio.wrapFuture;
import static dev.asyncio4j.testing.RealTime.waitUntil;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowable;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import dev.asyncio4j.Body;
import dev.asyncio4j.Coroutine;
import dev.asyncio4j.loop.LoopThread;
import dev.asyncio4j.subprocess.ProcessPool;
import dev.asyncio4j.testing.RealTime;
import dev.asyncio4j.testing.Virtual;
import java.io.IOException;
import java.io.Serializable;
import java.time.Duration;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionException;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.FutureTask;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.ThreadPoolExecutor;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicReference;
import java.util.function.BiFunction;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;

/** Errors without a text on their way through the JDK's futures, which wrap them. */
class FailingTextsOfStagesTest {
  private static final Duration PATIENCE = Duration.ofMinutes(1);

  private final Evil evil = new Evil();

  @Test
  @DisplayName("F-12 an error without a text comes out of the await of a stage that has failed")
  void failedStage() {
    Virtual.virtual(
        () -> {
          var failed = CompletableFuture.failedFuture(evil);
          assertThat(catchThrowable(() -> await(failed))).isSameAs(evil);
        });
  }

  @Test
  @DisplayName("F-12 so it does of one that fails later, on another thread")
  void stageThatFails() {
    run(
        async(
            () -> {
              var stage = new CompletableFuture<String>();
              var failer = new Thread(() -> stage.completeExceptionally(evil));
              getRunningLoop().callSoon(failer::start);
              assertThat(catchThrowable(() -> await(stage))).isSameAs(evil);
            }));
  }

  private static final class UploadFailed extends CompletionException {
    private static final long serialVersionUID = 1L;

    UploadFailed() {
      super("upload", new IOException("disk"));
    }
  }

  @Test
  @DisplayName("F-12 an error of a class of the JDK's futures comes out of join as it is")
  void ofTheirOwnKind() {
    try (var host = LoopThread.start("host")) {
      Coroutine<String> failing =
          async(
              () -> {
                throw new UploadFailed();
              });
      var future = runCoroutineThreadsafe(failing, host.loop());
      assertThat(catchThrowable(future::join)).isInstanceOf(UploadFailed.class);
    }
  }

  @Test
  @DisplayName("F-12 a stage that cannot be watched is no work outside")
  void unwatched() {
    Virtual.virtual(
        () -> {
          var stage =
              new CompletableFuture<String>() {
                @Override
                public <U> CompletableFuture<U> handle(
                    BiFunction<? super String, Throwable, ? extends U> action) {
                  throw new UnsupportedOperationException("not watched");
                }
              };
          assertThat(catchThrowable(() -> await(wrapFuture(stage)))).hasMessage("not watched");
          await(sleep(Duration.ofSeconds(1)));
        });
  }

  /** Fails when {@code gate} is open. */
  private Coroutine<String> failing(CompletableFuture<Void> gate) {
    return async(
        () -> {
          await(gate);
          throw evil;
        });
  }

  /** What {@code wait} throws, which waits already when {@code gate} opens. */
  private static Throwable errorOf(Body<?> wait, CompletableFuture<Void> gate) {
    var error = new AtomicReference<Throwable>();
    var waiter = new Thread(() -> error.set(catchThrowable(wait::run)));
    waiter.setDaemon(true);
    waiter.start();
    waitUntil(() -> waiter.getState() == Thread.State.WAITING);
    gate.complete(null);
    RealTime.join(waiter);
    return error.get();
  }

  @Test
  @DisplayName("F-12 a thread that waits for a coroutine gets the error that has no text")
  void waitingThreads() {
    try (var host = LoopThread.start("host")) {
      var gate = new CompletableFuture<Void>();
      var first = runCoroutineThreadsafe(failing(gate), host.loop());
      var later = new CompletableFuture<String>();
      first.handle((value, error) -> later.complete("told"));
      assertThat(errorOf(first::get, gate)).isInstanceOf(ExecutionException.class).hasCause(evil);
      assertThat(later.join()).isEqualTo("told");
      var secondGate = new CompletableFuture<Void>();
      var second = runCoroutineThreadsafe(failing(secondGate), host.loop());
      assertThat(errorOf(second::join, secondGate))
          .isInstanceOf(CompletionException.class)
          .hasCause(evil);
    }
  }

  @Test
  @DisplayName("F-12 a stage of the user's that cannot wrap the error keeps no thread waiting")
  void besideOtherStages() {
    try (var host = LoopThread.start("host")) {
      var gate = new CompletableFuture<Void>();
      var result = runCoroutineThreadsafe(failing(gate), host.loop());
      Body<?> wait =
          () -> {
            var waits = Thread.currentThread();
            var adder =
                new Thread(
                    () -> {
                      waitUntil(() -> waits.getState() == Thread.State.WAITING);
                      result.thenAccept(value -> {}); // it is told before the waiter
                    });
            adder.start();
            return result.get();
          };
      var error = new AtomicReference<Throwable>();
      var waiter = new Thread(() -> error.set(catchThrowable(wait::run)));
      waiter.setDaemon(true);
      waiter.start();
      waitUntil(() -> result.getNumberOfDependents() >= 3); // the library's, the thread, the stage
      gate.complete(null);
      RealTime.join(waiter);
      assertThat(error.get()).hasCause(evil);
    }
  }

  @Test
  @DisplayName("F-12 LoopThread.call throws the error that has no text")
  void loopThreadCall() {
    try (var host = LoopThread.start("host")) {
      var gate = new CompletableFuture<Void>();
      assertThat(errorOf(() -> host.call(() -> await(failing(gate))), gate)).isSameAs(evil);
    }
  }

  @Test
  @DisplayName("F-12 a job of a process pool fails with its error, though that has no text")
  void processPool() {
    Body<String> job =
        (Body<String> & Serializable)
            () -> {
              throw new Evil();
            };
    try (var pool = ProcessPool.create(1)) {
      assertThat(failureIn(pool, job)).isExactlyInstanceOf(Evil.class);
    }
  }

  private static Throwable failureIn(ExecutorService executor, Body<String> job) {
    return run(
        async(
            () ->
                catchThrowable(
                    () ->
                        await(waitFor(getRunningLoop().runInExecutor(executor, job), PATIENCE)))));
  }

  @Test
  @DisplayName("F-12 so does one of an executor that serialises its work, from JDK 19 on")
  void otherExecutor() {
    assumeTrue(Runtime.version().feature() >= 19, "Future.exceptionNow");
    var executor =
        new ThreadPoolExecutor(1, 1, 0, TimeUnit.SECONDS, new LinkedBlockingQueue<>()) {
          @Override
          protected <T> FutureTask<T> newTaskFor(java.util.concurrent.Callable<T> work) {
            return new FutureTask<>(
                () -> {
                  new java.io.ObjectOutputStream(java.io.OutputStream.nullOutputStream())
                      .writeObject(work);
                  throw evil;
                });
          }
        };
    try {
      assertThat(failureIn(executor, (Body<String> & Serializable) () -> "")).isSameAs(evil);
    } finally {
      executor.shutdown();
    }
  }
}
