package dev.asyncio4j.zeromq;

import dev.asyncio4j.loop.EventLoop;
import dev.asyncio4j.lowlevel.LoopPort;
import java.util.HashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;
import org.zeromq.ZMQ;
import zmq.Msg;
import zmq.msg.MsgAllocator;
import zmq.msg.MsgAllocatorThreshold;

/** The engine's context of a loop: made with the first socket, ended with the loop. */
final class JeroContext implements AutoCloseable {
  /**
   * The largest part unless the options say otherwise. The engine makes its place when it is
   * announced; one beyond the memory would end the engine's thread.
   */
  static final long MOST_BYTES = Runtime.getRuntime().maxMemory() / 4;

  /** The place of a part. The engine's decoder lets sizes of 2^63 and more through, as negative. */
  static final MsgAllocator ALLOCATOR = new Allocator();

  private static final System.Logger LOGGER = System.getLogger("dev.asyncio4j.zeromq");

  /** The contexts by loop; an entry goes when its loop closes. */
  private static final Map<EventLoop, JeroContext> ALL = new HashMap<>();

  private final LoopPort port;
  private final int threads;
  private final ZMQ.Context context;

  /** The sockets that are told when the engine dies. */
  private final Set<Consumer<ZmqException>> failing = new LinkedHashSet<>();

  /** True once a thread of the engine has died: the end of a context would wait for it for ever. */
  private volatile boolean dead;

  private JeroContext(LoopPort port, int threads) {
    this.port = port;
    this.threads = threads;
    context = ZMQ.context(threads);
    context.setUncaughtExceptionHandler((thread, error) -> died(error));
    context.setNotificationExceptionHandler(
        (thread, error) ->
            LOGGER.log(System.Logger.Level.WARNING, "ZeroMQ's " + thread + " goes on", error));
  }

  /**
   * Returns the context of a loop.
   *
   * @param ioThreads how many threads it is to have; null if any number will do
   * @throws IllegalStateException if it has another number already
   */
  static JeroContext of(LoopPort port, @Nullable Integer ioThreads) {
    synchronized (ALL) {
      var found = ALL.get(port.loop());
      if (found == null) {
        var made = new JeroContext(port, ioThreads == null ? 1 : ioThreads);
        port.onClose(made);
        ALL.put(port.loop(), made);
        return made;
      }
      if (ioThreads == null || ioThreads == found.threads) return found;
      throw new IllegalStateException(
          "ioThreads(%d) comes too late: the loop's first socket was made with %d"
              .formatted(ioThreads, found.threads));
    }
  }

  ZMQ.Socket socket(SocketType type) {
    return context.socket(org.zeromq.SocketType.valueOf(type.name()));
  }

  Set<Consumer<ZmqException>> failing() {
    return failing;
  }

  /** Tells all sockets; on the thread that dies. */
  private void died(Throwable error) {
    dead = true;
    forget();
    port.execute(
        () -> {
          var told = new ZmqException("ZeroMQ's thread died: " + error, ZMQ.Error.ETERM.getCode());
          told.initCause(error);
          for (var each : List.copyOf(failing)) each.accept(told);
        });
  }

  private void forget() {
    synchronized (ALL) {
      ALL.remove(port.loop(), this);
    }
  }

  /** Ends the engine's threads, after the linger times of its sockets, which are closed by now. */
  @Override
  public void close() {
    forget();
    if (!dead) context.close();
  }

  private static final class Allocator implements MsgAllocator {
    private final MsgAllocator whole = new MsgAllocatorThreshold();

    @Override
    public Msg allocate(int size) {
      return whole.allocate(Math.max(size, 0));
    }
  }
}
