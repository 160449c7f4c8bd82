package dev.asyncio4j.processes;

import dev.asyncio4j.Coroutine;
import dev.asyncio4j.processes.Ask.Op;
import java.io.IOException;
import java.io.ObjectOutputStream;
import java.io.Serial;
import java.time.Duration;
import org.jspecify.annotations.Nullable;

/** An end of a pipe as its users have it. */
final class PipeHandle extends Handle implements AioConnection {
  @Serial private static final long serialVersionUID = 1L;

  private transient boolean closed;

  PipeHandle(Address address, long object) {
    super(address, object);
  }

  @Serial
  private void writeObject(ObjectOutputStream out) throws IOException {
    out.defaultWriteObject();
    Escrow.note(this);
  }

  private void checkOpen() {
    if (closed) throw new IllegalStateException(this + " is closed here");
  }

  @Override
  public void send(Object object) {
    checkOpen();
    blocking("coroSend", Op.PUT, Pickle.bytes(object), answer -> null);
  }

  @Override
  public Object recv() {
    checkOpen();
    return blocking("coroRecv", Op.GET, null, Handle::read);
  }

  @Override
  public boolean poll(Duration limit) {
    checkOpen();
    return blocking("coroPoll", Op.POLL, null, limit, Handle::flag) != null;
  }

  @Override
  public Coroutine<@Nullable Void> coroSend(Object object) {
    checkOpen();
    return coroutine(Op.PUT, Pickle.bytes(object));
  }

  @Override
  public Coroutine<@Nullable Void> coroSendBytes(byte[] bytes) {
    return coroSend(bytes);
  }

  @Override
  public Coroutine<Object> coroRecv() {
    checkOpen();
    return coroutine(Op.GET, null, Handle::read);
  }

  @Override
  public <T> Coroutine<T> coroRecv(Class<T> type) {
    checkOpen();
    return coroutine(Op.GET, null, item -> type.cast(read(item)));
  }

  @Override
  public Coroutine<byte[]> coroRecvBytes() {
    return coroRecv(byte[].class);
  }

  @Override
  public Coroutine<Boolean> coroPoll(Duration limit) {
    checkOpen();
    return QueueHandle.inTime(coroutine(Op.POLL, null, Handle::flag), limit);
  }

  @Override
  public boolean closed() {
    return closed;
  }

  @Override
  public void close() {
    if (closed) return;
    closed = true;
    now(Op.CLOSE, null);
  }
}
