package dev.asyncio4j.zeromq;

import static dev.asyncio4j.Asyncio.async;
import static dev.asyncio4j.Asyncio.await;

import dev.asyncio4j.AsyncIterable;
import dev.asyncio4j.AsyncIterator;
import dev.asyncio4j.Coroutine;
import dev.asyncio4j.lowlevel.ParkingLot;
import dev.asyncio4j.transports.BufferLimits;
import java.util.ArrayDeque;
import java.util.List;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/** A stream over a transport, whose protocol it is. */
final class StreamImpl implements ZmqStream, ZmqProtocol {
  private final ArrayDeque<List<byte[]>> received = new ArrayDeque<>();
  private final ParkingLot readable = ParkingLot.create();
  private final ParkingLot drained = ParkingLot.create();
  private final ParkingLot closed = ParkingLot.create();
  private final ArrayDeque<ZmqEvent> events = new ArrayDeque<>();
  private final ParkingLot told = ParkingLot.create();
  private final int eventsBacklog;
  private @Nullable ZmqTransport transport;
  private BufferLimits limits;

  /** Bytes of what was received and not read. */
  private long size;

  private boolean readingPaused;
  private boolean writingPaused;
  private boolean reading;
  private boolean lost;
  private @Nullable Throwable exception;

  StreamImpl(ZmqOptions options) {
    limits = options.readLimits();
    eventsBacklog = options.eventsBacklog();
  }

  @Override
  public void connectionMade(ZmqTransport made) {
    transport = made;
  }

  @Override
  public void messageReceived(List<byte[]> parts) {
    received.add(parts);
    size += SendBuffer.bytes(parts);
    readable.unpark();
    balance();
  }

  @Override
  public void connectionLost(@Nullable Throwable error) {
    lost = true;
    exception = error;
    readable.unparkAll();
    told.unparkAll();
    drained.unparkAll();
    closed.unparkAll();
  }

  @Override
  public void eventReceived(ZmqEvent event) {
    if (events.size() == eventsBacklog) events.remove();
    events.add(event);
    told.unpark();
  }

  @Override
  public void pauseWriting() {
    writingPaused = true;
  }

  @Override
  public void resumeWriting() {
    writingPaused = false;
    drained.unparkAll();
  }

  /** Pauses or resumes the socket, if a mark was passed. */
  private void balance() {
    if (transport().isClosing()) return;
    if (!readingPaused && size > limits.high()) {
      readingPaused = true;
      transport().pauseReading();
    } else if (readingPaused && size <= limits.low()) {
      readingPaused = false;
      transport().resumeReading();
    }
  }

  @Override
  public Coroutine<List<byte[]>> read() {
    return async(
        () -> {
          if (reading) {
            throw new IllegalStateException(
                "read() called while another task already waits for incoming data of " + this);
          }
          reading = true;
          try {
            while (received.isEmpty() && !transport().isClosing()) await(readable.park());
          } finally {
            reading = false;
          }
          var next = received.poll();
          if (next == null) throw isClosed();
          size -= SendBuffer.bytes(next);
          balance();
          return next;
        });
  }

  @Override
  public Coroutine<ZmqEvent> readEvent() {
    return async(
        () -> {
          while (events.isEmpty() && !transport().isClosing()) await(told.park());
          var next = events.poll();
          if (next == null) throw isClosed();
          return next;
        });
  }

  @Override
  public AsyncIterable<ZmqEvent> events() {
    return () -> UntilClosed.each(this, this::readEvent);
  }

  @Override
  public AsyncIterator<List<byte[]>> iterator() {
    return UntilClosed.each(this, this::read);
  }

  @Override
  public void write(List<byte[]> parts) {
    if (transport().isClosing()) throw isClosed();
    transport().write(parts);
  }

  @Override
  public Coroutine<@Nullable Void> drain() {
    return async(
        () -> {
          while (writingPaused && !lost) await(drained.park());
          if (lost) throw new ZmqConnectionResetException("Connection lost: " + this);
        });
  }

  @Override
  public ZmqTransport transport() {
    return Objects.requireNonNull(transport, "transport");
  }

  @Override
  public boolean atClosing() {
    return transport().isClosing() && received.isEmpty();
  }

  @Override
  public @Nullable Throwable exception() {
    return exception;
  }

  @Override
  public void setReadBufferLimits(int high, int low) {
    limits = new BufferLimits(low, high);
    balance();
  }

  @Override
  public void close() {
    transport().close();
    readable.unparkAll();
    told.unparkAll();
  }

  @Override
  public Coroutine<@Nullable Void> waitClosed() {
    return async(
        () -> {
          while (!lost) await(closed.park());
        });
  }

  private ZmqStreamClosedException isClosed() {
    return new ZmqStreamClosedException(this + " is closed, and all that came was read");
  }

  @Override
  public String toString() {
    return "<ZmqStream %s received=%d>".formatted(transport, received.size());
  }
}
