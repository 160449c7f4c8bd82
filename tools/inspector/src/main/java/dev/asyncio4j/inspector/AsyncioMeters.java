package dev.asyncio4j.inspector;

import dev.asyncio4j.loop.EventLoop;
import dev.asyncio4j.loop.LoopStatistics;
import io.micrometer.core.instrument.FunctionCounter;
import io.micrometer.core.instrument.Gauge;
import io.micrometer.core.instrument.Meter;
import io.micrometer.core.instrument.MeterRegistry;
import io.micrometer.core.instrument.Tag;
import io.micrometer.core.instrument.Tags;
import io.micrometer.core.instrument.Timer;
import io.micrometer.core.instrument.binder.MeterBinder;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Collections;
import java.util.IdentityHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.WeakHashMap;
import java.util.function.ToDoubleFunction;

/**
 * The meters of all loops that run, for Micrometer.
 *
 * <p><i>Python:</i> none. The gauges {@code asyncio4j.tasks}, {@code asyncio4j.ready}, {@code
 * asyncio4j.timers}, {@code asyncio4j.channels} and {@code asyncio4j.loop.busy} (from 0 to 1), the
 * counters {@code asyncio4j.tasks.created}, {@code asyncio4j.tasks.ended}, {@code asyncio4j.steps}
 * and {@code asyncio4j.blocked}, and the timer {@code asyncio4j.loop.lag}, which is measured once a
 * second. The tag {@code loop} is 1, 2, 3 …; the meters of a loop go when it stops to run, and its
 * number is given again. Loops that ran already are not known, but for the one of the code that
 * binds, and those that are {@linkplain #add added}.
 *
 * <p><b>Thread and loop:</b> from any thread. One daemon thread measures the lag of all loops.
 *
 * <pre>{@code
 * var registry = new io.micrometer.core.instrument.simple.SimpleMeterRegistry();
 * try (AsyncioMeters meters = new AsyncioMeters()) {
 *   meters.bindTo(registry);
 *   await(sleep(Duration.ofMinutes(1)));
 *   System.out.println(registry.getMetersAsString());
 * }
 * }</pre>
 */
public final class AsyncioMeters implements MeterBinder, AutoCloseable {
  private final Tags tags;

  /** One for each registry; guarded by itself, and guards {@link #added}. */
  private final List<RunningLoops> bound = new ArrayList<>();

  private final Set<EventLoop> added = Collections.newSetFromMap(new WeakHashMap<>());

  /** Makes meters with no tag but {@code loop}. */
  public AsyncioMeters() {
    this(List.of());
  }

  /**
   * Makes meters with more tags.
   *
   * @param tags of each meter
   */
  public AsyncioMeters(Iterable<Tag> tags) {
    this.tags = Tags.of(tags);
  }

  /**
   * Registers the meters of loops, now and when one begins to run.
   *
   * @param registry any number of them, one after the other
   */
  @Override
  public void bindTo(MeterRegistry registry) {
    synchronized (bound) {
      var loops = new RunningLoops(new Bound(registry, tags));
      added.stream().filter(EventLoop::isRunning).forEach(loops::runBegan);
      bound.add(loops);
    }
  }

  /**
   * Adds a loop that runs already.
   *
   * @param loop that of a {@link dev.asyncio4j.loop.LoopThread}, say
   */
  public void add(EventLoop loop) {
    synchronized (bound) {
      if (!loop.isRunning()) return; // when it begins to run, that is told
      added.add(loop);
      for (var loops : bound) loops.runBegan(loop);
    }
  }

  /** Takes the meters off again, of all registries. */
  @Override
  public void close() {
    synchronized (bound) {
      bound.forEach(RunningLoops::close);
      bound.clear();
    }
  }

  /** The meters in one registry. */
  private static final class Bound implements RunningLoops.Listener {

    private final MeterRegistry registry;
    private final Tags tags;
    private final Map<EventLoop, List<Meter>> meters = new IdentityHashMap<>();
    private final TreeMap<Integer, EventLoop> numbers = new TreeMap<>();

    Bound(MeterRegistry registry, Tags tags) {
      this.registry = registry;
      this.tags = tags;
    }

    @Override
    public void began(EventLoop loop, LoopProbe probe) {
      int number = 1;
      while (numbers.containsKey(number)) number++;
      numbers.put(number, loop);
      var all = tags.and("loop", "" + number);
      var made = new ArrayList<Meter>();
      made.add(gauge("tasks", "Tasks that are not done", all, loop, LoopStatistics::tasks));
      made.add(gauge("ready", "Entries of the queue", all, loop, LoopStatistics::ready));
      made.add(gauge("timers", "Timers that are set", all, loop, LoopStatistics::timers));
      made.add(gauge("channels", "Channels that are watched", all, loop, LoopStatistics::channels));
      made.add(count("tasks.created", "Tasks created", all, loop, LoopStatistics::created));
      made.add(count("tasks.ended", "Tasks that have ended", all, loop, LoopStatistics::ended));
      made.add(count("steps", "Callbacks and steps", all, loop, LoopStatistics::entries));
      made.add(count("blocked", "Steps that blocked the loop", all, loop, LoopStatistics::blocked));
      made.add(
          Gauge.builder("asyncio4j.loop.busy", probe, LoopProbe::busy)
              .description("Share of the last second in which the loop did not wait")
              .tags(all)
              .register(registry));
      var lag =
          Timer.builder("asyncio4j.loop.lag")
              .description("Time that an entry of the queue waits, measured once a second")
              .tags(all)
              .register(registry);
      made.add(lag);
      probe.onLag(nanos -> lag.record(Duration.ofNanos(nanos)));
      meters.put(loop, made);
    }

    private Meter gauge(
        String name, String text, Tags all, EventLoop loop, ToDoubleFunction<LoopStatistics> of) {
      return Gauge.builder("asyncio4j." + name, loop, it -> of.applyAsDouble(it.statistics()))
          .description(text)
          .tags(all)
          .register(registry);
    }

    private Meter count(
        String name, String text, Tags all, EventLoop loop, ToDoubleFunction<LoopStatistics> of) {
      return FunctionCounter.builder(
              "asyncio4j." + name, loop, it -> of.applyAsDouble(it.statistics()))
          .description(text)
          .tags(all)
          .register(registry);
    }

    @Override
    public void ended(EventLoop loop) {
      numbers.values().remove(loop);
      for (var meter : meters.remove(loop)) registry.remove(meter);
    }
  }
}
