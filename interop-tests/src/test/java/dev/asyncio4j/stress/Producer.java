package dev.asyncio4j.stress;

import static dev.asyncio4j.Asyncio.async;
import static dev.asyncio4j.Asyncio.await;
import static dev.asyncio4j.Asyncio.runCoroutineThreadsafe;
import static dev.asyncio4j.Asyncio.sleep;
import static dev.asyncio4j.Asyncio.toThread;

import dev.asyncio4j.Coroutine;
import dev.asyncio4j.loop.EventLoop;
import java.time.Duration;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.Semaphore;
import java.util.concurrent.atomic.AtomicInteger;

/**
 * A foreign thread that keeps a loop busy: mostly with plain calls, every few operations with
 * something larger.
 */
final class Producer implements Runnable {
  /**
   * Larger operations that may be under way at once: each may hold a thread, depending on the mode.
   */
  private static final int WINDOW = 16;

  private final int id;
  private final int operations;
  private final int period;
  private final EventLoop loop;
  private final Ledger ledger;
  private final Semaphore window = new Semaphore(WINDOW);

  /** Coroutines whose caller got the right value, or saw the cancellation that it asked for. */
  private final AtomicInteger answers;

  /** A coroutine that this producer cancels later, when it has had time to start. */
  private CompletableFuture<?> toCancel = CompletableFuture.completedFuture(null);

  Producer(
      int id, int operations, int period, EventLoop loop, Ledger ledger, AtomicInteger answers) {
    this.id = id;
    this.operations = operations;
    this.period = period;
    this.loop = loop;
    this.ledger = ledger;
    this.answers = answers;
  }

  /** Of {@code operations}, those that end with an answer to the caller. */
  static int answersOf(int operations, int period) {
    int answers = 0;
    for (int number = 0; number < operations; number++) if (isCoroutine(number % period)) answers++;
    return answers;
  }

  private static boolean isCoroutine(int kind) {
    return kind == 0 || kind == 1 || kind == 3 || kind == 4;
  }

  @Override
  public void run() {
    for (int number = 0; number < operations; number++) {
      int current = number;
      switch (number % period) {
        case 0 -> expect(current, sleeping(current));
        case 1 -> expect(current, working(current));
        case 2 -> loop.callSoonThreadsafe(() -> work(current));
        case 3 -> cancelAtOnce(current);
        case 4 -> cancelLater(current);
        default -> loop.callSoonThreadsafe(() -> ledger.recordCall(id, current));
      }
    }
    toCancel.cancel(true);
    window.acquireUninterruptibly(WINDOW);
  }

  private Coroutine<Integer> sleeping(int number) {
    return async(
        () -> {
          await(sleep(Duration.ZERO));
          ledger.record(id, number);
          return number;
        });
  }

  private Coroutine<Integer> working(int number) {
    return async(
        () -> {
          int result = await(toThread(() -> number));
          ledger.record(id, number);
          return result;
        });
  }

  private void work(int number) {
    loop.runInExecutor(null, () -> number)
        .addDoneCallback(done -> ledger.record(id, done.result()));
  }

  private Coroutine<Integer> endless(int number) {
    return async(
        () -> {
          try {
            return await(loop.<Integer>createFuture());
          } finally {
            ledger.record(id, number);
          }
        });
  }

  private void expect(int number, Coroutine<Integer> coroutine) {
    window.acquireUninterruptibly();
    runCoroutineThreadsafe(coroutine, loop)
        .whenComplete(
            (value, error) -> {
              if (value != null && value == number) answers.incrementAndGet();
              window.release();
            });
  }

  private CompletableFuture<Integer> startEndless(int number) {
    window.acquireUninterruptibly();
    var result = runCoroutineThreadsafe(endless(number), loop);
    result.whenComplete(
        (value, error) -> {
          if (result.isCancelled()) answers.incrementAndGet();
          window.release();
        });
    return result;
  }

  private void cancelAtOnce(int number) {
    startEndless(number).cancel(true);
  }

  private void cancelLater(int number) {
    var next = startEndless(number);
    toCancel.cancel(true);
    toCancel = next;
  }
}
