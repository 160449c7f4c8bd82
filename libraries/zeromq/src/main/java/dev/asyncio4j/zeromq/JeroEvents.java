package dev.asyncio4j.zeromq;

import static java.nio.charset.StandardCharsets.UTF_8;

import dev.asyncio4j.zeromq.ZmqEvent.Kind;
import java.nio.ByteBuffer;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.zeromq.ZMQ;

/** JeroMQ's events. */
final class JeroEvents {
  private static final Map<Kind, Integer> CODES =
      Map.ofEntries(
          Map.entry(Kind.CONNECTED, ZMQ.EVENT_CONNECTED),
          Map.entry(Kind.CONNECT_DELAYED, ZMQ.EVENT_CONNECT_DELAYED),
          Map.entry(Kind.CONNECT_RETRIED, ZMQ.EVENT_CONNECT_RETRIED),
          Map.entry(Kind.LISTENING, ZMQ.EVENT_LISTENING),
          Map.entry(Kind.BIND_FAILED, ZMQ.EVENT_BIND_FAILED),
          Map.entry(Kind.ACCEPTED, ZMQ.EVENT_ACCEPTED),
          Map.entry(Kind.ACCEPT_FAILED, ZMQ.EVENT_ACCEPT_FAILED),
          Map.entry(Kind.CLOSED, ZMQ.EVENT_CLOSED),
          Map.entry(Kind.CLOSE_FAILED, ZMQ.EVENT_CLOSE_FAILED),
          Map.entry(Kind.DISCONNECTED, ZMQ.EVENT_DISCONNECTED),
          Map.entry(Kind.HANDSHAKE_PROTOCOL, ZMQ.EVENT_HANDSHAKE_PROTOCOL),
          Map.entry(Kind.MONITOR_STOPPED, ZMQ.EVENT_MONITOR_STOPPED));

  /** A value follows that is a number; others stand for objects of the engine's. */
  private static final int NUMBER = 1;

  private JeroEvents() {}

  /** {@return the engine's set of kinds} */
  static int mask(Set<Kind> kinds) {
    int mask = 0;
    for (var kind : kinds) mask |= CODES.get(kind);
    return mask;
  }

  /**
   * Reads an event: its code, the endpoint after its length, what the value is, the value.
   *
   * @return the event; null if it has no kind here
   */
  static @Nullable ZmqEvent read(byte[] data) {
    var in = ByteBuffer.wrap(data);
    int code = in.getInt();
    var endpoint = new byte[in.get() & 0xff];
    in.get(endpoint);
    int value = in.get() == NUMBER ? in.getInt() : 0;
    for (var entry : CODES.entrySet()) {
      if (entry.getValue() != code) continue;
      return new ZmqEvent(entry.getKey(), value, new String(endpoint, UTF_8));
    }
    return null;
  }
}
