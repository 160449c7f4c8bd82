package dev.asyncio4j.testing;

import dev.asyncio4j.loop.Handle;
import dev.asyncio4j.lowlevel.LoopPort;
import java.util.ArrayDeque;
import java.util.Deque;
import org.jspecify.annotations.Nullable;

/** One direction of a connection in memory: bytes under way in order, then perhaps the end. */
final class Wire {
  /** The bytes that may be under way, or arrived and not read: what the systems' buffers hold. */
  private static final int WINDOW = 64 * 1024;

  private enum Kind {
    DATA,
    END,
    RESET
  }

  private record Segment(long at, Kind kind, byte[] data) {}

  private final LoopPort port;
  private final MemoryConnection connection;
  private final MemoryTransport to;
  private final Deque<Segment> underWay = new ArrayDeque<>();

  /** Bytes under way, or arrived and not read. */
  private int pending;

  /** The time at which the last byte has left: those of a narrow link leave one after the other. */
  private long sentAt;

  /** The time at which the last segment arrives: none overtakes another. */
  private long lastAt;

  private @Nullable Handle arrival;
  private boolean ended;

  Wire(LoopPort port, MemoryConnection connection, MemoryTransport to) {
    this.port = port;
    this.connection = connection;
    this.to = to;
  }

  /** {@return how many bytes can be sent now} */
  int room() {
    return WINDOW - pending;
  }

  void send(byte[] data) {
    if (ended) return;
    pending += data.length;
    connection.sends(this, data);
  }

  /** Puts {@code data} on its way: what the connection has let through. */
  void carry(byte[] data) {
    long bandwidth = connection.conditions.bandwidth();
    sentAt = Math.max(sentAt, port.nanoTime());
    if (bandwidth > 0) sentAt += Math.round(data.length * 1e9 / bandwidth);
    queue(Kind.DATA, data, sentAt);
  }

  /** Sends the end of the stream. */
  void end() {
    if (ended) return;
    ended = true;
    queue(Kind.END, new byte[0], Math.max(sentAt, port.nanoTime()));
  }

  /** Tells the other end that there is no connection any more; what is under way comes before. */
  void reset() {
    ended = true;
    queue(Kind.RESET, new byte[0], port.nanoTime());
  }

  private void queue(Kind kind, byte[] data, long from) {
    lastAt = Math.max(lastAt, from + connection.conditions.nextLatency());
    underWay.add(new Segment(lastAt, kind, data));
    pump();
  }

  /** Sees to the arrival of the next segment, if the link is up. */
  void pump() {
    if (arrival != null || underWay.isEmpty() || !connection.conditions.isUp()) return;
    arrival = port.schedule(underWay.getFirst().at() - port.nanoTime(), this::arrive);
  }

  private void arrive() {
    arrival = null;
    while (isDue()) {
      var segment = underWay.removeFirst();
      to.inContext(() -> give(segment));
    }
    pump();
  }

  private void give(Segment segment) {
    switch (segment.kind()) {
      case DATA -> to.arrived(segment.data());
      case END -> to.ended();
      case RESET -> to.reset();
    }
  }

  private boolean isDue() {
    return !underWay.isEmpty()
        && underWay.getFirst().at() <= port.nanoTime()
        && connection.conditions.isUp();
  }

  /** Notes that the reader has taken bytes, or dropped them: there is room again. */
  void taken(int bytes) {
    pending -= bytes;
    connection.roomOf(this);
  }

  /** Forgets what is under way: nobody is left to get it. */
  void cut() {
    ended = true;
    underWay.clear();
    if (arrival != null) arrival.cancel();
    arrival = null;
  }
}
