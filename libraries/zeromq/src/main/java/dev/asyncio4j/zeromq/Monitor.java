package dev.asyncio4j.zeromq;

import dev.asyncio4j.lowlevel.LoopPort;
import java.util.List;
import java.util.Set;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;

/** The watch of a socket's connections: a socket of the engine's that tells of another one. */
final class Monitor {
  private final LoopPort port;
  private final ZmqSocketCore watched;
  private final Consumer<ZmqEvent> listener;

  /** Null while nothing is watched. */
  private @Nullable TransportImpl events;

  Monitor(LoopPort port, ZmqSocketCore watched, Consumer<ZmqEvent> listener) {
    this.port = port;
    this.watched = watched;
    this.listener = listener;
  }

  /** Watches for events of some kinds, and for no others any more. */
  void start(Set<ZmqEvent.Kind> kinds) {
    stop();
    var told = new Told();
    var options = ZmqOptions.defaults();
    events = TransportImpl.open(port, watched.monitor(kinds), SocketType.PAIR, options, told);
    events.ending.close(); // with its owner, or the engine would wait for who receives
  }

  /** Stops, if anything is watched. */
  void stop() {
    if (events == null) return;
    watched.stopMonitor(); // first: the engine waits for who receives its last event
    events.endWithOwner();
    events = null;
  }

  private final class Told implements ZmqProtocol {
    @Override
    public void messageReceived(List<byte[]> parts) {
      var event = JeroEvents.read(parts.get(0));
      if (event != null) listener.accept(event);
    }
  }
}
