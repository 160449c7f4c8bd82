package dev.asyncio4j.testing;

import dev.asyncio4j.transports.BufferedProtocol;
import dev.asyncio4j.transports.Protocol;
import java.nio.ByteBuffer;

/** The reading half of an end: what has arrived, and its way to the protocol. */
final class MemoryInput {
  /** The number of bytes that one pass gives at most. */
  private static final int MOST = 256 * 1024;

  private final MemoryTransport transport;
  private final ByteQueue arrived = new ByteQueue();
  private boolean started;
  private boolean paused;

  /** A read is queued for the next pass. */
  private boolean queued;

  /** The end of the stream comes after what has arrived. */
  private boolean ended;

  /** The protocol has been told of the end. */
  private boolean told;

  MemoryInput(MemoryTransport transport) {
    this.transport = transport;
  }

  void start() {
    started = true;
    queue();
  }

  boolean isReading() {
    return transport.isOpen() && !paused && !told;
  }

  void pause() {
    if (isReading()) paused = true;
  }

  void resume() {
    if (!paused || !transport.isOpen()) return;
    paused = false;
    queue();
  }

  void add(byte[] data) {
    arrived.add(data);
    arrivedSomething();
  }

  void end() {
    ended = true;
    arrivedSomething();
  }

  /** Reads in this pass, as after a look at sockets, unless a read is queued already. */
  private void arrivedSomething() {
    if (!queued && started) read();
  }

  private void queue() {
    if (queued || !isReading() || arrived.size() == 0 && !ended) return;
    queued = true;
    transport.soon(
        () -> {
          queued = false;
          read();
        });
  }

  private void read() {
    if (!isReading()) return;
    if (arrived.size() > 0) {
      int available = Math.min(arrived.size(), MOST);
      int count = Math.max(1, Math.min(available, transport.chunks().next(available)));
      var data = arrived.take(count);
      transport.took(count);
      transport.guarded("protocol.dataReceived() call failed.", () -> give(data));
    } else if (ended) {
      told = true;
      transport.guarded("protocol.eofReceived() call failed.", this::giveEof);
    }
    queue();
  }

  private void give(byte[] data) {
    var protocol = transport.protocol();
    if (protocol instanceof Protocol plain) {
      plain.dataReceived(ByteBuffer.wrap(data));
    } else if (protocol instanceof BufferedProtocol buffered) {
      for (int at = 0; at < data.length; ) {
        var buffer = buffered.getBuffer(data.length - at);
        int count = Math.min(buffer.remaining(), data.length - at);
        if (count == 0)
          throw new IllegalStateException(
              "getBuffer() returned an empty buffer: give one with room");
        buffer.put(data, at, count);
        buffered.bufferUpdated(count);
        at += count;
      }
    }
  }

  private void giveEof() {
    if (!transport.protocol().eofReceived()) transport.close();
  }

  /** Drops what has arrived; true if there was something. */
  boolean clear() {
    int count = arrived.size();
    arrived.clear();
    if (count > 0) transport.took(count);
    return count > 0;
  }
}
