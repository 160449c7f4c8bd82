package dev.asyncio4j.http.web;

import dev.asyncio4j.http.wire.RawConnection;
import dev.asyncio4j.transports.TransportInfo;
import java.nio.ByteBuffer;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** A server's connection after an upgrade; what comes before there is a receiver is kept. */
final class RawLink implements RawConnection {
  private final ServerConnection connection;
  private ByteBuffer early;
  private @Nullable Receiver receiver;
  private boolean delivering;
  private boolean lost;
  private @Nullable Throwable cause;

  RawLink(ServerConnection connection, ByteBuffer early) {
    this.connection = connection;
    this.early = early;
  }

  void received(ByteBuffer data) {
    if (receiver == null || !delivering) {
      early = ByteBuffer.allocate(early.remaining() + data.remaining()).put(early).put(data).flip();
    } else {
      receiver.received(copy(data));
    }
  }

  void lost(@Nullable Throwable error) {
    lost = true;
    cause = error;
    if (receiver != null && delivering) receiver.lost(error);
  }

  private static byte[] copy(ByteBuffer data) {
    var copy = new byte[data.remaining()];
    data.get(copy);
    return copy;
  }

  @Override
  public void attach(Receiver receiver) {
    this.receiver = receiver;
    connection.server().loop().callSoon(() -> deliver(receiver));
    if (!connection.transport().isReading()) connection.transport().resumeReading();
  }

  private void deliver(Receiver receiver) {
    delivering = true;
    if (early.hasRemaining()) receiver.received(copy(early));
    if (lost) receiver.lost(cause);
  }

  @Override
  public void write(byte[] data) {
    connection.output().write(ByteBuffer.wrap(data));
  }

  @Override
  public void writeLimit(int bytes) {
    connection.transport().setWriteBufferLimits(bytes, null);
  }

  @Override
  public boolean isWritable() {
    return connection.output().isWritable();
  }

  @Override
  public void drain() {
    connection.output().drain();
  }

  @Override
  public boolean isClosing() {
    return connection.transport().isClosing();
  }

  @Override
  public void pauseReading() {
    connection.transport().pauseReading();
  }

  @Override
  public void resumeReading() {
    connection.transport().resumeReading();
  }

  @Override
  public void close() {
    connection.transport().close();
  }

  @Override
  public void abort() {
    connection.transport().abort();
  }

  @Override
  public <T extends @Nullable Object> Optional<T> extraInfo(TransportInfo<T> key) {
    return connection.transport().extraInfo(key);
  }

  @Override
  public String toString() {
    return "RawConnection[" + connection.transport() + "]";
  }
}
