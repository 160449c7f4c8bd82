package dev.asyncio4j.spring;

import dev.asyncio4j.loop.LoopThread;
import java.time.Duration;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.TimeUnit;

/**
 * The health of a loop: down when it is stopped, or has not answered for ten seconds. The loop is
 * asked by each question, which waits a moment for the answer; the next one looks how old it is.
 */
final class LoopHealth {
  /**
   * The health of now, for either release of Spring Boot.
   *
   * @param up whether the loop is well
   * @param details by their names
   */
  record Report(boolean up, Map<String, Object> details) {}

  private static final Duration PATIENCE = Duration.ofSeconds(10);
  private static final long MOMENT_MILLIS = 200;

  private final LoopThread thread;
  private final Duration patience;

  /** The question under way; done when the loop has answered. Guarded by this object. */
  private CompletableFuture<Void> answer = CompletableFuture.completedFuture(null);

  /** The time of that question. Guarded by this object. */
  private long askedAt;

  LoopHealth(LoopThread thread) {
    this(thread, PATIENCE);
  }

  LoopHealth(LoopThread thread, Duration patience) {
    this.thread = thread;
    this.patience = patience;
  }

  String name() {
    return thread.name();
  }

  Report report() {
    if (thread instanceof LazyLoop lazy && lazy.isRunning() && !lazy.isStarted())
      return new Report(true, Map.of("loop", thread.name()));
    if (!thread.isRunning()) return new Report(false, Map.of("loop", thread.toString()));
    ask().completeOnTimeout(null, MOMENT_MILLIS, TimeUnit.MILLISECONDS).join();
    var silence = silence();
    var counts = thread.loop().statistics();
    var details = new LinkedHashMap<String, Object>();
    if (!silence.isZero()) details.put("silentFor", silence.toString());
    details.put("loop", thread.name());
    details.put("tasks", counts.tasks());
    details.put("ready", counts.ready());
    details.put("timers", counts.timers());
    return new Report(silence.compareTo(patience) <= 0, details);
  }

  /** {@return a copy of the question, asked anew if the last one was answered} */
  private synchronized CompletableFuture<Void> ask() {
    if (answer.isDone()) {
      var next = new CompletableFuture<Void>();
      thread.loop().callSoonThreadsafe(() -> next.complete(null));
      answer = next;
      askedAt = System.nanoTime();
    }
    return answer.copy();
  }

  private synchronized Duration silence() {
    return answer.isDone() ? Duration.ZERO : Duration.ofNanos(System.nanoTime() - askedAt);
  }
}
