package dev.asyncio4j.spring;

import dev.asyncio4j.loop.LoopThread;
import java.time.Duration;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.TimeUnit;
import org.springframework.boot.actuate.health.Health;
import org.springframework.boot.actuate.health.HealthIndicator;

/**
 * The health of a loop: down when it is stopped, or has not answered for ten seconds. The loop is
 * asked by each question, which waits a moment for the answer; the next one looks how old it is.
 */
final class LoopHealth implements HealthIndicator {
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

  @Override
  public Health health() {
    if (thread instanceof LazyLoop lazy && lazy.isRunning() && !lazy.isStarted())
      return Health.up().withDetail("loop", thread.name()).build();
    if (!thread.isRunning()) return Health.down().withDetail("loop", thread.toString()).build();
    ask().completeOnTimeout(null, MOMENT_MILLIS, TimeUnit.MILLISECONDS).join();
    var silence = silence();
    var counts = thread.loop().statistics();
    var health = silence.compareTo(patience) > 0 ? Health.down() : Health.up();
    if (!silence.isZero()) health.withDetail("silentFor", silence.toString());
    return health
        .withDetail("loop", thread.name())
        .withDetail("tasks", counts.tasks())
        .withDetail("ready", counts.ready())
        .withDetail("timers", counts.timers())
        .build();
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
