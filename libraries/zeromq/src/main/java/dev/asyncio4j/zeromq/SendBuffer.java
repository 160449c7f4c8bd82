package dev.asyncio4j.zeromq;

import dev.asyncio4j.transports.BufferLimits;
import java.util.ArrayDeque;
import java.util.List;

/** Messages that the engine has not taken, and the marks at which writing pauses and resumes. */
final class SendBuffer {
  private final ArrayDeque<Outgoing> messages = new ArrayDeque<>();
  private BufferLimits limits;
  private long size;
  private boolean paused;

  SendBuffer(BufferLimits limits) {
    this.limits = limits;
  }

  boolean isEmpty() {
    return messages.isEmpty();
  }

  void add(Outgoing message) {
    messages.add(message);
    size += bytes(message.parts());
  }

  /** Takes a message back, unless it was sent. */
  void remove(Outgoing message) {
    if (messages.remove(message)) size -= bytes(message.parts());
  }

  /**
   * Sends what there is room for, and takes off what the engine refuses.
   *
   * @return whether anything went
   * @throws RuntimeException why a message was refused, if nobody waits for it
   */
  boolean sendTo(ZmqSocketCore core) {
    boolean any = false;
    for (var next = messages.peek(); next != null; next = messages.peek()) {
      RuntimeException refusal = null;
      try {
        if (!core.send(next.parts())) break;
      } catch (RuntimeException e) {
        refusal = e;
      }
      messages.remove();
      size -= bytes(next.parts());
      any = true;
      if (refusal == null) next.succeeds();
      else if (!next.fails(refusal)) throw refusal;
    }
    return any;
  }

  /** Drops everything, and tells those who wait. */
  void clear(RuntimeException reason) {
    for (var each : messages) each.fails(reason);
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
