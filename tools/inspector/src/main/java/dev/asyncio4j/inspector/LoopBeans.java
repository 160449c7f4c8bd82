package dev.asyncio4j.inspector;

import dev.asyncio4j.loop.EventLoop;
import java.lang.management.ManagementFactory;
import java.util.IdentityHashMap;
import java.util.Map;
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
    return new RunningLoops(new Registered(server));
  }

  /** The beans of one registration: by loop, while it runs. */
  private record Registered(MBeanServer server, Map<EventLoop, ObjectName> names)
      implements RunningLoops.Listener {
    Registered(MBeanServer server) {
      this(server, new IdentityHashMap<>());
    }

    @Override
    public void began(EventLoop loop, LoopProbe probe) {
      try {
        var name = new ObjectName("dev.asyncio4j:type=Loop,name=" + NUMBERS.incrementAndGet());
        server.registerMBean(new LoopBean(loop, probe), name);
        names.put(loop, name);
      } catch (JMException error) {
        throw new IllegalStateException("The bean of " + loop + " cannot be registered", error);
      }
    }

    @Override
    public void ended(EventLoop loop) {
      try {
        server.unregisterMBean(names.remove(loop));
      } catch (JMException gone) {
        // Somebody else has taken it off.
      }
    }
  }
}
