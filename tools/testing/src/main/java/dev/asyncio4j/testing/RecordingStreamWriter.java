package dev.asyncio4j.testing;

import static java.nio.charset.StandardCharsets.UTF_8;

import dev.asyncio4j.CheckReturnValue;
import dev.asyncio4j.Coroutine;
import dev.asyncio4j.lowlevel.StreamProtocol;
import dev.asyncio4j.streams.Connection;
import dev.asyncio4j.streams.StreamWriter;
import dev.asyncio4j.transports.TlsOptions;
import dev.asyncio4j.transports.Transport;
import dev.asyncio4j.transports.TransportInfo;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * A stream writer that leads nowhere and keeps what is written, for tests of code that writes.
 *
 * <p><i>Python:</i> a mock of {@code StreamWriter}. Its twin, a reader that is fed by hand, is
 * {@code StreamReader.create()}.
 *
 * <p><b>Cancellation:</b> as of a connection's writer.
 *
 * <p><b>Thread and loop:</b> on the loop on which it was made.
 *
 * <pre>{@code
 * var writer = RecordingStreamWriter.create();
 * writer.write("PING\r\n");
 * await(writer.drain());
 * System.out.println(writer.text());
 * writer.close();
 * }</pre>
 */
public final class RecordingStreamWriter implements StreamWriter {
  private final RecordingTransport transport;

  /** Both streams of the connection: the writer lives as long as its reader does. */
  private final Connection streams;

  private RecordingStreamWriter() {
    var protocol = StreamProtocol.create(WaterMarks.HIGH);
    transport = new RecordingTransport(protocol);
    protocol.connectionMade(transport);
    streams = protocol.take();
  }

  /**
   * Returns a writer of the running loop.
   *
   * @return the writer; close it after use
   * @throws dev.asyncio4j.exceptions.NoRunningLoopException if no loop runs in this thread
   */
  public static RecordingStreamWriter create() {
    return new RecordingStreamWriter();
  }

  /** {@return all that has been written: a copy} */
  public byte[] written() {
    return transport.written.toByteArray();
  }

  /** {@return all that has been written, as UTF-8} */
  public String text() {
    return transport.written.toString(UTF_8);
  }

  /** {@return whether the end of the stream has been written} */
  public boolean eofWritten() {
    return transport.eofWritten;
  }

  /** Makes {@code drain} wait, as a full buffer does. */
  public void pauseWriting() {
    transport.protocol().pauseWriting();
  }

  /** Lets {@code drain} go on. */
  public void resumeWriting() {
    transport.protocol().resumeWriting();
  }

  /**
   * Ends the connection with an error, which {@code drain} and {@code waitClosed} raise.
   *
   * @param error the same object
   */
  public void fail(Throwable error) {
    transport.lose(error);
  }

  @Override
  public void write(byte[] data) {
    streams.writer().write(data);
  }

  @Override
  public void writeLines(Iterable<byte[]> lines) {
    streams.writer().writeLines(lines);
  }

  @Override
  public void writeEof() {
    streams.writer().writeEof();
  }

  @Override
  public boolean canWriteEof() {
    return true;
  }

  @Override
  @CheckReturnValue
  public Coroutine<@Nullable Void> drain() {
    return streams.writer().drain();
  }

  @Override
  public void close() {
    streams.writer().close();
  }

  @Override
  public boolean isClosing() {
    return transport.isClosing();
  }

  @Override
  @CheckReturnValue
  public Coroutine<@Nullable Void> waitClosed() {
    return streams.writer().waitClosed();
  }

  @Override
  @CheckReturnValue
  public Coroutine<@Nullable Void> startTls(TlsOptions options) {
    throw new UnsupportedOperationException(this + " leads nowhere: nobody answers a handshake");
  }

  @Override
  public Transport transport() {
    return transport;
  }

  @Override
  public <T extends @Nullable Object> Optional<T> extraInfo(TransportInfo<T> key) {
    return transport.extraInfo(key);
  }

  @Override
  public String toString() {
    return "<RecordingStreamWriter " + transport + ">";
  }
}
