package dev.asyncio4j.spring;

import dev.asyncio4j.inspector.Inspector;
import dev.asyncio4j.inspector.SnapshotOptions;
import dev.asyncio4j.inspector.TreeOptions;
import dev.asyncio4j.loop.LoopThread;
import dev.asyncio4j.loop.StopReport;
import java.time.Duration;
import java.util.Collection;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.TimeUnit;
import org.apache.commons.logging.Log;
import org.apache.commons.logging.LogFactory;
import org.springframework.context.ApplicationContext;
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
 *
 * <p>What has not ended soon after the grace, be it a task that blocks or an answer that nobody
 * reads, is told of and not waited for, its request answered with 503: the stop takes the grace and
 * a second at the most.
 */
final class LoopLifecycle implements SmartLifecycle, ApplicationListener<ContextClosedEvent> {
  private static final int PHASE = SmartLifecycle.DEFAULT_PHASE - 1536;

  /** The part of the grace that is kept for the clean-up of tasks that are cancelled. */
  private static final Duration FOR_CLEAN_UP = Duration.ofMillis(500);

  /** The time after the grace in which tasks that are slow to end, and last answers, may end. */
  private static final Duration AFTER_GRACE = Duration.ofMillis(700);

  /** The part of that in which tasks may still answer their requests themselves. */
  private static final Duration FOR_TASKS = Duration.ofMillis(450);

  /** The time in which a loop may answer a look at its tasks: one that is blocked does not. */
  private static final Duration FOR_LOOK = Duration.ofMillis(100);

  private static final Log LOG = LogFactory.getLog(LoopLifecycle.class);

  private final ApplicationContext context;

  /** The loops of this context: those of its parent stop with that. */
  private final List<LoopThread> loops;

  private final Requests requests;
  private final Duration grace;

  private volatile Duration afterGrace = AFTER_GRACE;

  /** The time at which the stop began, of {@code System.nanoTime}; 0 before. */
  private volatile long stopBegan;

  private volatile boolean running;

  LoopLifecycle(
      ApplicationContext context, Collection<LoopThread> loops, Requests requests, Duration grace) {
    this.context = context;
    this.loops = List.copyOf(loops);
    this.requests = requests;
    this.grace = grace;
  }

  @Override
  public void onApplicationEvent(ContextClosedEvent event) {
    boolean isOfChild = event.getApplicationContext() != context; // a parent hears of that, too
    if (!isOfChild && stopBegan == 0) stopBegan = System.nanoTime();
  }

  @Override
  public void start() {
    for (var loop : loops)
      if (!loop.isRunning())
        throw new IllegalStateException(
            loop + " does not start again: make a new application context in place of a restart");
    running = true;
  }

  /** Tells Spring 7 that a pause of the context lets the loops run: they do not start again. */
  public boolean isPauseable() {
    return false;
  }

  @Override
  public void stop() {
    stop(() -> {});
  }

  @Override
  public void stop(Runnable callback) {
    var left = notNegative(grace.minus(gone()));
    var forTasks = notNegative(left.minus(FOR_CLEAN_UP));
    var stops = loops.stream().map(it -> new Stop(it, it.stop(forTasks))).toList();
    var over =
        CompletableFuture.allOf(stops.stream().map(Stop::report).toArray(CompletableFuture[]::new))
            .exceptionally(ended -> null)
            .thenCompose(nothing -> requests.ended());
    over.copy()
        .completeOnTimeout(null, left.plus(FOR_TASKS).toMillis(), TimeUnit.MILLISECONDS)
        .thenRunAsync(requests::refuse, Aside::run);
    over.completeOnTimeout(null, left.plus(afterGrace).toMillis(), TimeUnit.MILLISECONDS)
        .whenCompleteAsync(
            (nothing, error) -> {
              try {
                stops.forEach(Stop::tell);
              } catch (Throwable untold) { // the inspector may be off
                LOG.warn("the stop of the loops cannot be told of", untold);
              } finally {
                running = false;
                callback.run();
              }
            },
            Aside::run);
  }

  /** Lets last answers take another time after the grace, as on a machine that is slow. */
  void afterGrace(Duration time) {
    afterGrace = time;
  }

  private Duration gone() {
    return stopBegan == 0 ? Duration.ZERO : Duration.ofNanos(System.nanoTime() - stopBegan);
  }

  private static Duration notNegative(Duration time) {
    return time.isNegative() ? Duration.ZERO : time;
  }

  @Override
  public boolean isRunning() {
    return running;
  }

  @Override
  public int getPhase() {
    return PHASE;
  }

  /** The stop of one loop, as far as it is when it is told. */
  private record Stop(LoopThread thread, CompletableFuture<StopReport> report) {
    void tell() {
      if (report.isCompletedExceptionally()) return; // the loop has told already what ended it
      if (!report.isDone())
        LOG.warn(
            thread
                + " has tasks that have not ended: the application stops without them\n"
                + Inspector.snapshot(SnapshotOptions.defaults().answer(FOR_LOOK))
                    .pstree(TreeOptions.defaults()));
      else if (report.join().cancelled() > 0)
        LOG.info("cancelled " + report.join().cancelled() + " tasks that went on after the grace");
    }
  }
}
