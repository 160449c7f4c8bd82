package dev.asyncio4j.testing;

import dev.asyncio4j.transports.BufferLimits;
import org.jspecify.annotations.Nullable;

/** The writing half of an end: what waits for room on the wire, and the end of the stream. */
final class MemoryOutput {
  private final MemoryTransport transport;
  private final WaterMarks marks;
  private final ByteQueue unsent = new ByteQueue();

  /** The stream has an end: no byte may be written after it. */
  private boolean ended;

  /** The peer has been told of the end, or never will be. */
  private boolean endSent;

  MemoryOutput(MemoryTransport transport, int highWater) {
    this.transport = transport;
    marks = new WaterMarks(highWater);
  }

  void write(byte[] data) {
    if (ended)
      throw new IllegalStateException("Cannot call write() after writeEof(): " + transport);
    if (transport.isLost()) return;
    unsent.add(data);
    send();
    pauseIfAbove();
  }

  private void send() {
    var wire = transport.wire();
    while (unsent.size() > 0 && wire.room() > 0)
      wire.send(unsent.take(Math.min(unsent.size(), wire.room())));
  }

  /** Goes on sending in the next pass: the peer has read. */
  void hasRoom() {
    if (unsent.size() > 0 && !transport.isLost()) transport.soon(this::flush);
  }

  private void flush() {
    if (transport.isLost()) return;
    send();
    if (marks.resumesAt(unsent.size()))
      transport.guarded(
          "protocol.resumeWriting() failed", () -> transport.protocol().resumeWriting());
    if (unsent.size() > 0 || transport.isLost()) return;
    if (ended) sendEnd();
    transport.flushed();
  }

  void end() {
    if (ended) return;
    ended = true;
    if (unsent.size() == 0) sendEnd();
  }

  /** Sends the end of the stream now, before what is not sent. */
  void sendEnd() {
    if (endSent) return;
    endSent = true;
    transport.wire().end();
  }

  /** Forgets that the peer is to be told of the end. */
  void vanish() {
    endSent = true;
  }

  void clear() {
    unsent.clear();
  }

  int size() {
    return unsent.size();
  }

  BufferLimits limits() {
    return marks.limits;
  }

  void limits(@Nullable Integer high, @Nullable Integer low) {
    marks.set(high, low);
    pauseIfAbove();
  }

  private void pauseIfAbove() {
    if (marks.pausesAt(unsent.size()))
      transport.guarded(
          "protocol.pauseWriting() failed", () -> transport.protocol().pauseWriting());
  }
}
