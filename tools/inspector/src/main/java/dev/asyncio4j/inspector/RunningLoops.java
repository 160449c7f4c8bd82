package dev.asyncio4j.inspector;

import dev.asyncio4j.Asyncio;
import dev.asyncio4j.exceptions.NoRunningLoopException;
import dev.asyncio4j.loop.EventLoop;
import dev.asyncio4j.lowlevel.Instrument;
import dev.asyncio4j.lowlevel.Instruments;
import dev.asyncio4j.lowlevel.Registration;
import java.util.IdentityHashMap;
import java.util.Map;
import java.util.concurrent.Executors;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.TimeUnit;

/**
 * The loops that run, each with a probe that is asked once a second, for who shows their counts.
 * Loops that ran already are not known, but for the one of the code that begins this.
 */
final class RunningLoops implements Instrument, AutoCloseable {
  /** Hears of loops, one call at a time; a loop ends once for each beginning. */
  interface Listener {
    void began(EventLoop loop, LoopProbe probe);

    void ended(EventLoop loop);
  }

  private final Listener listener;
  private final Map<EventLoop, LoopProbe> probes = new IdentityHashMap<>();
  private final ScheduledExecutorService clock =
      Executors.newSingleThreadScheduledExecutor(
          task -> {
            var thread = new Thread(task, "asyncio4j-meters");
            thread.setDaemon(true);
            return thread;
          });
  private final Registration registration;

  RunningLoops(Listener listener) {
    this.listener = listener;
    registration = Instruments.addToAll(this);
    clock.scheduleAtFixedRate(this::measure, 0, 1, TimeUnit.SECONDS);
    try {
      runBegan(Asyncio.getRunningLoop());
    } catch (NoRunningLoopException none) {
      // Those that begin to run are told of.
    }
  }

  private synchronized void measure() {
    probes.values().forEach(LoopProbe::measure);
  }

  @Override
  public synchronized void runBegan(EventLoop loop) {
    if (probes.containsKey(loop)) return;
    var probe = new LoopProbe(loop);
    listener.began(loop, probe);
    probes.put(loop, probe);
    Instruments.add(loop, probe);
  }

  @Override
  public synchronized void runEnded(EventLoop loop) {
    var probe = probes.remove(loop);
    if (probe == null) return;
    Instruments.remove(loop, probe);
    listener.ended(loop);
  }

  @Override
  public synchronized void close() {
    registration.close();
    clock.shutdownNow();
    for (var loop : probes.keySet().toArray(EventLoop[]::new)) runEnded(loop);
  }
}
