package dev.asyncio4j.testing;

import dev.asyncio4j.Asyncio;
import dev.asyncio4j.loop.EventLoop;
import dev.asyncio4j.transports.BaseProtocol;
import dev.asyncio4j.transports.Transport;
import dev.asyncio4j.transports.TransportInfo;
import java.io.ByteArrayOutputStream;
import java.nio.ByteBuffer;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** A transport that leads nowhere: it keeps what is written. */
final class RecordingTransport implements Transport, Unbuffered {
  private final EventLoop loop = Asyncio.getRunningLoop();
  final ByteArrayOutputStream written = new ByteArrayOutputStream();
  private final WaterMarks marks = new WaterMarks(WaterMarks.HIGH);
  private BaseProtocol protocol;
  boolean eofWritten;
  private boolean closing;

  RecordingTransport(BaseProtocol protocol) {
    this.protocol = protocol;
  }

  /** Ends the connection. */
  void lose(@Nullable Throwable error) {
    if (closing) return;
    closing = true;
    loop.callSoon(() -> protocol.connectionLost(error));
  }

  @Override
  public void write(ByteBuffer data) {
    if (eofWritten)
      throw new IllegalStateException("Cannot call write() after writeEof(): " + this);
    if (!closing) written.writeBytes(BaseProtocol.bytes(data));
  }

  @Override
  public void writeLines(Iterable<byte[]> blocks) {
    blocks.forEach(this::write);
  }

  @Override
  public void writeEof() {
    eofWritten = true;
  }

  @Override
  public boolean canWriteEof() {
    return true;
  }

  @Override
  public void abort() {
    lose(null);
  }

  @Override
  public void close() {
    lose(null);
  }

  @Override
  public boolean isClosing() {
    return closing;
  }

  @Override
  public void pauseReading() {}

  @Override
  public void resumeReading() {}

  @Override
  public boolean isReading() {
    return !closing;
  }

  @Override
  public WaterMarks marks() {
    return marks;
  }

  @Override
  public void setProtocol(BaseProtocol next) {
    protocol = next;
  }

  @Override
  public BaseProtocol protocol() {
    return protocol;
  }

  @Override
  public <T extends @Nullable Object> Optional<T> extraInfo(TransportInfo<T> key) {
    return Optional.empty();
  }

  @Override
  public String toString() {
    return "<RecordingTransport "
        + (closing ? "closed" : "open")
        + " written="
        + written.size()
        + ">";
  }
}
