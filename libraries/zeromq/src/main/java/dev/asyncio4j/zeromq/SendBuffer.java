package dev.asyncio4j.zeromq;

import dev.asyncio4j.transports.BufferLimits;
import java.util.ArrayDeque;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/**
 * Messages that the engine has not taken, and the marks at which writing pauses and resumes.
 *
 * <p>A router has a line for each peer, so that one that does not read holds up no other.
 */
final class SendBuffer {
  private static final ByteString ALL = ByteString.of("");

  private final boolean isByPeer;
  private final Map<ByteString, ArrayDeque<Outgoing>> lines = new LinkedHashMap<>();
  private BufferLimits limits;
  private long size;
  private boolean paused;

  SendBuffer(SocketType type, BufferLimits limits) {
    isByPeer = type == SocketType.ROUTER;
    this.limits = limits;
  }

  boolean isEmpty() {
    return lines.isEmpty();
  }

  /** {@return whether a message would have to stand behind others} */
  boolean holdsUp(List<byte[]> parts) {
    return !lines.isEmpty() && lines.containsKey(line(parts));
  }

  /** {@return whether a message may wait here for one peer, and hold up none for others} */
  boolean mayKeep() {
    return isByPeer && size <= limits.high();
  }

  private ByteString line(List<byte[]> parts) {
    return isByPeer ? ByteString.of(parts.get(0)) : ALL;
  }

  void add(Outgoing message) {
    lines.computeIfAbsent(line(message.parts()), any -> new ArrayDeque<>()).add(message);
    size += bytes(message.parts());
  }

  /** Takes a message back, unless it was sent. */
  void remove(Outgoing message) {
    var name = line(message.parts());
    var line = lines.get(name);
    if (line == null || !line.remove(message)) return;
    size -= bytes(message.parts());
    if (line.isEmpty()) lines.remove(name);
  }

  /**
   * Sends what there is room for, and takes off what the engine refuses, or what is given up:
   * whoever is cancelled withdraws a message only in a later turn.
   *
   * @return whether anything went
   * @throws RuntimeException why a message was refused, if nobody waits for it
   */
  boolean sendTo(ZmqSocketCore core) {
    boolean any = false;
    for (var all = lines.values().iterator(); all.hasNext(); ) {
      var line = all.next();
      try {
        any |= send(line, core);
      } finally {
        if (line.isEmpty()) all.remove();
      }
    }
    return any;
  }

  private boolean send(ArrayDeque<Outgoing> line, ZmqSocketCore core) {
    boolean any = false;
    for (var next = line.peek(); next != null; next = line.peek()) {
      RuntimeException refusal = null;
      try {
        if (!next.isGivenUp() && !core.send(next.parts())) break;
      } catch (RuntimeException e) {
        refusal = e;
      }
      line.remove();
      size -= bytes(next.parts());
      any = true;
      if (refusal == null) next.succeeds();
      else if (!next.fails(refusal)) throw refusal;
    }
    return any;
  }

  /** Drops everything, and tells those who wait. */
  void clear(RuntimeException reason) {
    for (var line : lines.values()) for (var each : line) each.fails(reason);
    lines.clear();
    size = 0;
  }

  /** Tells the protocol when a mark is passed. */
  void tell(ZmqProtocol protocol) {
    if (!paused && size > limits.high()) {
      paused = true;
      protocol.pauseWriting();
    } else if (paused && size <= limits.low()) {
      paused = false;
      protocol.resumeWriting();
    }
  }

  void limits(BufferLimits marks) {
    limits = marks;
  }

  BufferLimits limits() {
    return limits;
  }

  int size() {
    return (int) Math.min(size, Integer.MAX_VALUE);
  }

  static long bytes(List<byte[]> parts) {
    long sum = 0;
    for (var part : parts) sum += part.length;
    return sum;
  }
}
