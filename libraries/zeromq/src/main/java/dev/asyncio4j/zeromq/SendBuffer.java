package dev.asyncio4j.zeromq;

import dev.asyncio4j.transports.BufferLimits;
import java.util.ArrayDeque;
import java.util.List;

/** Messages that the engine has not taken, and the marks at which writing pauses and resumes. */
final class SendBuffer {
  private final ArrayDeque<List<byte[]>> messages = new ArrayDeque<>();
  private BufferLimits limits;
  private long size;
  private boolean paused;

  SendBuffer(BufferLimits limits) {
    this.limits = limits;
  }

  boolean isEmpty() {
    return messages.isEmpty();
  }

  void add(List<byte[]> parts) {
    messages.add(parts);
    size += bytes(parts);
  }

  /** Sends what there is room for; {@return whether anything went} */
  boolean sendTo(ZmqSocketCore core) {
    boolean any = false;
    for (var next = messages.peek(); next != null; next = messages.peek()) {
      if (!core.send(next)) break;
      drop();
      any = true;
    }
    return any;
  }

  /** Takes the first message off: it was sent, or cannot be. */
  void drop() {
    size -= bytes(messages.remove());
  }

  void clear() {
    messages.clear();
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
