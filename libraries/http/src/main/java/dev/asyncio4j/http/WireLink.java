package dev.asyncio4j.http;

import dev.asyncio4j.http.internal.BodyStream;
import dev.asyncio4j.http.wire.RawConnection;
import dev.asyncio4j.transports.TransportInfo;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** A client's connection after an upgrade; what came before there is a receiver comes first. */
final class WireLink implements RawConnection {
  private final Wire wire;

  WireLink(Wire wire) {
    this.wire = wire;
  }

  @Override
  public void attach(Receiver receiver) {
    wire.loop().callSoon(() -> deliver(receiver));
  }

  private void deliver(Receiver receiver) {
    BodyStream early = wire.input();
    boolean lost = early.isEof() || early.exception() != null;
    byte[] bytes = early.buffered() > 0 ? early.readNowait(-1) : new byte[0];
    if (!lost) wire.receiver = receiver;
    if (bytes.length > 0) receiver.received(bytes);
    if (lost) receiver.lost(early.exception());
  }

  @Override
  public void write(byte[] data) {
    wire.write(data);
  }

  @Override
  public void writeLimit(int bytes) {
    wire.transport().setWriteBufferLimits(bytes, null);
  }

  @Override
  public boolean isWritable() {
    return !wire.isFull();
  }

  @Override
  public void drain() {
    wire.drained();
  }

  @Override
  public boolean isClosing() {
    return wire.isClosing();
  }

  @Override
  public void pauseReading() {
    if (!wire.isClosing()) wire.transport().pauseReading();
  }

  @Override
  public void resumeReading() {
    if (!wire.isClosing()) wire.transport().resumeReading();
  }

  @Override
  public void close() {
    wire.close();
  }

  @Override
  public void abort() {
    wire.abort();
  }

  @Override
  public <T extends @Nullable Object> Optional<T> extraInfo(TransportInfo<T> key) {
    return wire.extraInfo(key);
  }

  @Override
  public String toString() {
    return wire.toString();
  }
}
