package dev.asyncio4j.zeromq;

import dev.asyncio4j.loop.EventLoop;
import dev.asyncio4j.lowlevel.LoopPort;
import java.util.HashMap;
import java.util.Map;
import org.zeromq.ZMQ;

/** The engine's context of a loop: made with the first socket, ended with the loop. */
final class JeroContext implements AutoCloseable {
  /** The contexts by loop; an entry goes when its loop closes. */
  private static final Map<EventLoop, JeroContext> ALL = new HashMap<>();

  private final EventLoop loop;
  private final ZMQ.Context context = ZMQ.context(1);

  private JeroContext(EventLoop loop) {
    this.loop = loop;
  }

  static JeroContext of(LoopPort port) {
    synchronized (ALL) {
      var found = ALL.get(port.loop());
      if (found != null) return found;
      var made = new JeroContext(port.loop());
      port.onClose(made);
      ALL.put(port.loop(), made);
      return made;
    }
  }

  ZMQ.Socket socket(SocketType type) {
    return context.socket(org.zeromq.SocketType.valueOf(type.name()));
  }

  /** Ends the engine's threads, after the linger times of its sockets, which are closed by now. */
  @Override
  public void close() {
    synchronized (ALL) {
      ALL.remove(loop);
    }
    context.close();
  }
}
