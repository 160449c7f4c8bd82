package dev.asyncio4j.http.ws;

import static dev.asyncio4j.Asyncio.await;
import static dev.asyncio4j.Asyncio.getRunningLoop;

import dev.asyncio4j.http.wire.RawConnection;
import dev.asyncio4j.loop.EventLoop;
import dev.asyncio4j.lowlevel.ParkingLot;
import dev.asyncio4j.transports.TransportInfo;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.ArrayDeque;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** One end of a pipe in memory: what is written arrives in a later pass, unless the peer pauses. */
final class MemoryLink implements RawConnection {
  static final int MARK = 64 * 1024;

  private final EventLoop loop = getRunningLoop();
  private final ParkingLot drained = ParkingLot.create();

  /** What was written and has not arrived. */
  private final ArrayDeque<byte[]> queue = new ArrayDeque<>();

  private MemoryLink peer;
  private @Nullable Receiver receiver;
  private long queued;
  private boolean paused;
  private boolean closing;
  private boolean lost;

  private MemoryLink() {}

  static MemoryLink[] pair() {
    MemoryLink a = new MemoryLink();
    MemoryLink b = new MemoryLink();
    a.peer = b;
    b.peer = a;
    return new MemoryLink[] {a, b};
  }

  @Override
  public void attach(Receiver receiver) {
    this.receiver = receiver;
    loop.callSoon(peer::flush);
  }

  @Override
  public void write(byte[] data) {
    if (closing) throw new AssertionError("written after the close");
    queue.add(data);
    queued += data.length;
    loop.callSoon(this::flush);
  }

  private void flush() {
    while (!queue.isEmpty() && !peer.paused && peer.receiver != null && !peer.lost) {
      byte[] data = queue.remove();
      queued -= data.length;
      if (!peer.closing) peer.receiver.received(data);
    }
    if (isWritable()) drained.unparkAll();
    if (closing && queue.isEmpty()) {
      lose(null);
      peer.lose(null);
    }
  }

  private void lose(@Nullable Throwable cause) {
    if (lost) return;
    lost = true;
    closing = true;
    queue.clear();
    drained.unparkAll();
    if (receiver != null) receiver.lost(cause);
  }

  @Override
  public void writeLimit(int bytes) {
    throw new UnsupportedOperationException();
  }

  @Override
  public boolean isWritable() {
    return queued <= MARK;
  }

  @Override
  public void drain() {
    while (!isWritable() && !lost) await(drained.park());
    if (lost) throw new UncheckedIOException(new IOException("lost"));
  }

  long queued() {
    return queued;
  }

  @Override
  public boolean isClosing() {
    return closing;
  }

  @Override
  public void pauseReading() {
    paused = true;
  }

  @Override
  public void resumeReading() {
    paused = false;
    loop.callSoon(peer::flush);
  }

  @Override
  public void close() {
    closing = true;
    paused = false;
    loop.callSoon(this::flush);
    loop.callSoon(peer::flush);
  }

  @Override
  public void abort() {
    breakWith(null);
  }

  void breakWith(@Nullable Throwable cause) {
    closing = true;
    loop.callSoon(() -> lose(cause));
    loop.callSoon(() -> peer.lose(cause));
  }

  @Override
  public <T extends @Nullable Object> Optional<T> extraInfo(TransportInfo<T> key) {
    return Optional.empty();
  }
}
