package dev.asyncio4j.inspector;

import dev.asyncio4j.Asyncio;
import dev.asyncio4j.exceptions.NoRunningLoopException;
import dev.asyncio4j.loop.EventLoop;
import dev.asyncio4j.lowlevel.Instrument;
import dev.asyncio4j.lowlevel.Instruments;
import dev.asyncio4j.lowlevel.Registration;
import java.lang.management.ManagementFactory;
import java.util.IdentityHashMap;
import java.util.Map;
import java.util.concurrent.Executors;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;
import javax.management.JMException;
import javax.management.MBeanServer;
import javax.management.ObjectName;

/**
 * Registers a bean for each loop that runs, so that any monitor that reads JMX sees its counts.
 *
 * <p><i>Python:</i> none. The beans are {@code dev.asyncio4j:type=Loop,name=1}, 2, 3 … One goes
 * when its loop stops to run. Loops that ran already are not known, but for the one of the code
 * that registers.
 *
 * <p><b>Thread and loop:</b> from any thread. One daemon thread measures the lag of all loops.
 *
 * <pre>{@code
 * try (AutoCloseable beans = LoopBeans.register()) {
 *   await(sleep(Duration.ofMinutes(1)));
 * }
 * }</pre>
 */
public final class LoopBeans {
  private static final AtomicInteger NUMBERS = new AtomicInteger();

  private LoopBeans() {}

  /**
   * Registers beans with the platform's server.
   *
   * @return what takes them off again
   */
  public static AutoCloseable register() {
    return register(ManagementFactory.getPlatformMBeanServer());
  }

  /**
   * Registers beans with a server.
   *
   * @param server the server
   * @return what takes them off again
   */
  public static AutoCloseable register(MBeanServer server) {
    return new Registered(server);
  }

  /** The beans of one registration: by loop, while it runs. */
  private static final class Registered implements Instrument, AutoCloseable {
    private final MBeanServer server;
    private final Map<EventLoop, ObjectName> names = new IdentityHashMap<>();
    private final Map<EventLoop, LoopBean> beans = new IdentityHashMap<>();
    private final ScheduledExecutorService probe =
        Executors.newSingleThreadScheduledExecutor(
            task -> {
              var thread = new Thread(task, "asyncio4j-meters");
              thread.setDaemon(true);
              return thread;
            });
    private final Registration registration;

    Registered(MBeanServer server) {
      this.server = server;
      registration = Instruments.addToAll(this);
      probe.scheduleAtFixedRate(this::measure, 0, 1, TimeUnit.SECONDS);
      try {
        runBegan(Asyncio.getRunningLoop());
      } catch (NoRunningLoopException none) {
        // Those that begin to run are told of.
      }
    }

    private synchronized void measure() {
      beans.values().forEach(LoopBean::measure);
    }

    @Override
    public synchronized void runBegan(EventLoop loop) {
      if (beans.containsKey(loop)) return;
      var bean = new LoopBean(loop);
      try {
        var name = new ObjectName("dev.asyncio4j:type=Loop,name=" + NUMBERS.incrementAndGet());
        server.registerMBean(bean, name);
        names.put(loop, name);
        beans.put(loop, bean);
      } catch (JMException error) {
        throw new IllegalStateException("The bean of " + loop + " cannot be registered", error);
      }
    }

    @Override
    public synchronized void runEnded(EventLoop loop) {
      beans.remove(loop);
      var name = names.remove(loop);
      if (name == null) return;
      try {
        server.unregisterMBean(name);
      } catch (JMException gone) {
        // Somebody else has taken it off.
      }
    }

    @Override
    public synchronized void close() {
      registration.close();
      probe.shutdownNow();
      for (var loop : names.keySet().toArray(EventLoop[]::new)) runEnded(loop);
    }
  }
}
