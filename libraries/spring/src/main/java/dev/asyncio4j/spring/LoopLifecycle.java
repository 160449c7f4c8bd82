package dev.asyncio4j.spring;

import dev.asyncio4j.loop.StopReport;
import java.time.Duration;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.TimeUnit;
import org.apache.commons.logging.Log;
import org.apache.commons.logging.LogFactory;
import org.springframework.context.ApplicationListener;
import org.springframework.context.SmartLifecycle;
import org.springframework.context.event.ContextClosedEvent;

/**
 * The orderly stop of the application's loops, in the middle of that of the web server.
 *
 * <pre>
 *   phase MAX          beans of the application stop
 *   phase MAX - 1024   the web server takes no more requests, and waits for those in flight
 *   phase MAX - 1536   here: tasks that are left go on for what is left of the grace, then are
 *                      cancelled; their requests are answered with 503
 *   phase MAX - 2048   the web server closes
 * </pre>
 */
final class LoopLifecycle implements SmartLifecycle, ApplicationListener<ContextClosedEvent> {
  private static final int PHASE = SmartLifecycle.DEFAULT_PHASE - 1536;

  /** The part of the grace that is kept for the clean-up of tasks that are cancelled. */
  private static final Duration FOR_CLEAN_UP = Duration.ofMillis(500);

  private static final Duration FOR_LAST_ANSWERS = Duration.ofSeconds(2);
  private static final Log LOG = LogFactory.getLog(LoopLifecycle.class);

  private final Loops loops;
  private final Requests requests;
  private final Duration grace;

  /** The time at which the stop began, of {@code System.nanoTime}; 0 before. */
  private volatile long stopBegan;

  private volatile boolean running;

  LoopLifecycle(Loops loops, Requests requests, Duration grace) {
    this.loops = loops;
    this.requests = requests;
    this.grace = grace;
  }

  @Override
  public void onApplicationEvent(ContextClosedEvent event) {
    if (stopBegan == 0) stopBegan = System.nanoTime();
  }

  @Override
  public void start() {
    running = true;
  }

  @Override
  public void stop() {
    stop(() -> {});
  }

  @Override
  public void stop(Runnable callback) {
    var grace = timeLeft();
    var stops = loops.all().stream().map(it -> it.stop(grace)).toList();
    CompletableFuture.allOf(stops.toArray(CompletableFuture[]::new))
        .whenCompleteAsync((nothing, error) -> stops.forEach(LoopLifecycle::tell))
        .exceptionally(ended -> null)
        .thenCompose(
            nothing ->
                requests
                    .ended()
                    .completeOnTimeout(null, FOR_LAST_ANSWERS.toMillis(), TimeUnit.MILLISECONDS))
        .whenComplete(
            (nothing, error) -> {
              running = false;
              callback.run();
            });
  }

  private Duration timeLeft() {
    var gone = stopBegan == 0 ? Duration.ZERO : Duration.ofNanos(System.nanoTime() - stopBegan);
    var left = grace.minus(gone).minus(FOR_CLEAN_UP);
    return left.isNegative() ? Duration.ZERO : left;
  }

  private static void tell(CompletableFuture<StopReport> stop) {
    if (stop.isCompletedExceptionally()) return; // the loop has told already what ended it
    var cancelled = stop.join().cancelled();
    if (cancelled > 0) LOG.info("cancelled " + cancelled + " tasks that went on after the grace");
  }

  @Override
  public boolean isRunning() {
    return running;
  }

  @Override
  public int getPhase() {
    return PHASE;
  }
}
