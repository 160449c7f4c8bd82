package dev.asyncio4j.unsync;

import static dev.asyncio4j.Asyncio.toThread;

import dev.asyncio4j.Body;
import dev.asyncio4j.Coroutine;
import dev.asyncio4j.RunOptions;
import dev.asyncio4j.ThreadOptions;
import dev.asyncio4j.loop.EventLoop;
import dev.asyncio4j.loop.LoopThread;
import dev.asyncio4j.lowlevel.LoopPort;
import dev.asyncio4j.subprocess.ProcessPool;
import java.time.Duration;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.RejectedExecutionException;
import org.jspecify.annotations.Nullable;

/**
 * The ambient loop with its threads and processes.
 *
 * <pre>
 *            first use              shutdown()
 *   UNUSED ───────────▶ RUNNING ───────────────▶ SHUT_DOWN
 *      ▲                                             │
 *      └──────────────── configure() ────────────────┘
 * </pre>
 */
final class Ambient {
  /** The states of the one ambient loop of this process. */
  private enum State {
    UNUSED,
    RUNNING,
    SHUT_DOWN
  }

  private static State state = State.UNUSED;
  private static UnsyncOptions configured = UnsyncOptions.defaults();

  /** The ambient loop; there while RUNNING. Written under the class's lock. */
  private static volatile @Nullable Ambient running;

  private final UnsyncOptions options;
  private final LoopThread loopThread;
  private final Thread thread;
  private final Blocking blocking;
  final Outcomes outcomes = new Outcomes();

  /** The processes; null until there is work for them. */
  private @Nullable ProcessPool pool;

  private Ambient(UnsyncOptions options) {
    this.options = options;
    var factory = options.loopFactory();
    var runOptions = RunOptions.defaults();
    loopThread =
        LoopThread.start(
            options.threadName(), factory == null ? runOptions : runOptions.loopFactory(factory));
    thread = threadOf(loopThread.loop());
    blocking = new Blocking(options.executor());
  }

  private static Thread threadOf(EventLoop loop) {
    var thread = new CompletableFuture<Thread>();
    loop.callSoonThreadsafe(() -> thread.complete(Thread.currentThread()));
    return thread.join();
  }

  static Ambient current() {
    var ambient = running;
    return ambient != null ? ambient : started();
  }

  private static synchronized Ambient started() {
    var ambient = running;
    if (ambient != null) return ambient;
    if (state == State.SHUT_DOWN) throw isShutDown();
    ambient = new Ambient(configured);
    running = ambient;
    state = State.RUNNING;
    return ambient;
  }

  private static IllegalStateException isShutDown() {
    return new IllegalStateException(
        "the ambient loop is shut down: call Unsync.configure(…) to use it again");
  }

  /** Returns it if it runs; does not start it. */
  static @Nullable Ambient running() {
    return running;
  }

  static synchronized void configure(UnsyncOptions options) {
    if (state == State.RUNNING) {
      throw new IllegalStateException(
          "the ambient loop %s runs already: configure it before the first use"
              .formatted(current().loop()));
    }
    configured = options;
    state = State.UNUSED;
  }

  static void shutdown(Duration limit) {
    Ambient ambient;
    synchronized (Ambient.class) {
      ambient = running;
      if (ambient == null) {
        state = State.SHUT_DOWN;
        return;
      }
      ambient.checkMayBlock();
      running = null;
      state = State.SHUT_DOWN;
    }
    ambient.stop(limit);
  }

  private void checkMayBlock() {
    if (Thread.currentThread() != thread && !LoopPort.of(loop()).inTurn()) {
      return;
    }
    throw new IllegalStateException(
        "shutdown on the turn of %s, which it would wait for: call it in another thread"
            .formatted(loop()));
  }

  private void stop(Duration limit) {
    long start = System.nanoTime();
    outcomes.end(limit); // while the loop runs: continuations are steps of it
    loopThread.stop(limit.minusNanos(System.nanoTime() - start)).join();
    blocking.stop();
    synchronized (this) {
      if (pool != null) {
        pool.shutdownNow();
        pool.close();
      }
    }
  }

  EventLoop loop() {
    return loopThread.loop();
  }

  Thread thread() {
    return thread;
  }

  <T extends @Nullable Object> Unfuture<T> start(Coroutine<T> coroutine) {
    try {
      return new UnfutureImpl<>(loopThread.submit(coroutine), false);
    } catch (RejectedExecutionException e) {
      throw isShutDown();
    }
  }

  <T extends @Nullable Object> Unfuture<T> threaded(Body<T> body) {
    CompletableFuture<T> outcome = outcomes.open();
    blocking.run(body, outcome);
    return new UnfutureImpl<>(outcome, false);
  }

  <T extends @Nullable Object> Unfuture<T> cpuBound(SerializableBody<T> code) {
    Portable.check(code);
    var inProcess = ThreadOptions.defaults().executor(pool()).interruptible(true);
    return start(toThread(new RemoteCall<>(code), inProcess));
  }

  private synchronized ProcessPool pool() {
    if (pool == null) pool = ProcessPool.create(options.processes());
    return pool;
  }
}
