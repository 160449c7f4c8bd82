package dev.asyncio4j.http;

import static dev.asyncio4j.Asyncio.currentTask;

import dev.asyncio4j.Future;
import dev.asyncio4j.Task;
import dev.asyncio4j.http.internal.BodyStream;
import dev.asyncio4j.http.wire.RawConnection;
import dev.asyncio4j.loop.EventLoop;
import dev.asyncio4j.transports.BufferedProtocol;
import dev.asyncio4j.transports.Transport;
import dev.asyncio4j.transports.TransportInfo;
import java.nio.ByteBuffer;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * A connection of HTTP/1.1: one exchange at a time.
 *
 * <pre>
 *   IDLE ⇄ BUSY ──(101)──▶ RAW
 *     └──────┴──────────────┴──▶ CLOSED
 * </pre>
 */
final class Wire implements BufferedProtocol, BodyStream.Source {
  private enum State {
    IDLE,
    BUSY,
    RAW,
    CLOSED
  }

  private final EventLoop loop;
  private final PoolKey key;
  private final Future<@Nullable Void> closed;
  private final WireOwner owner;
  private final WriteGate gate;
  private @Nullable Transport transport;
  private State state = State.IDLE;
  private @Nullable Reception reception;
  private @Nullable BodyStream raw;

  /** Receiver of the bytes of another protocol; null: they wait in {@link #raw}. */
  RawConnection.@Nullable Receiver receiver;

  private @Nullable Throwable failure;
  private boolean uploading;

  /** The task that sends the body of a request, if one does. */
  private @Nullable Task<?> upload;

  /** True if something came that nobody had asked for: the wire is not used again. */
  private boolean stray;

  /** True if it has a place of the pool, which is to be given back once. */
  boolean hasPlace;

  /** Time at which it became idle, by the loop's clock. */
  Duration idleSince = Duration.ZERO;

  Wire(EventLoop loop, PoolKey key, WireOwner owner) {
    this.loop = loop;
    this.key = key;
    this.owner = owner;
    gate = new WriteGate(loop);
    closed = loop.createFuture();
  }

  PoolKey key() {
    return key;
  }

  EventLoop loop() {
    return loop;
  }

  Future<@Nullable Void> closed() {
    return closed;
  }

  @Override
  public void connectionMade(Transport made) {
    transport = made;
  }

  /** Takes the transport of TLS in place of the one below it. */
  void secured(Transport tls) {
    transport = tls;
  }

  Transport transport() {
    Transport own = transport;
    if (own == null) throw new IllegalStateException("not connected: " + this);
    return own;
  }

  /** Begins an exchange. */
  Reception begin(Reception.Plan plan) {
    if (state != State.IDLE) throw new IllegalStateException("the connection is in use: " + this);
    state = State.BUSY;
    uploading = true;
    return reception = new Reception(loop, this, plan);
  }

  /** Tells whether it is in the hands of that exchange: once it is idle, another may have it. */
  boolean serves(Reception exchange) {
    return reception == exchange;
  }

  boolean isUsable() {
    return state == State.IDLE && !stray && !isClosing();
  }

  /** Takes the task that sends the body: it ends with the exchange. */
  void upload(Task<?> task) {
    upload = task;
  }

  private void stopUpload() {
    Task<?> task = upload;
    upload = null;
    if (task != null && task != currentTask()) task.cancel();
  }

  /** Takes the answer to CONNECT for the beginning: the next exchange is with the server. */
  void tunnelled() {
    reception = null;
    state = State.IDLE;
  }

  /** Tells that the request is sent to its end. */
  void uploaded() {
    uploading = false;
    upload = null;
    if (reception != null) reception.uploadDone = true;
    if (reception != null && reception.isDone()) finish(reception);
  }

  /** Tells that the response has come to its end. */
  void received() {
    Reception own = reception;
    if (own == null) return;
    if (!uploading) finish(own);
    else loop.callSoon(this::endUpload);
  }

  /** Stops a request whose response came first: there is no use in the rest of it. */
  private void endUpload() {
    if (uploading && reception != null && reception.isDone()) {
      stopUpload();
      owner.received(this);
      if (state == State.BUSY) abort();
    }
  }

  private void finish(Reception done) {
    if (state != State.BUSY) return;
    if (done.isUpgrade()) {
      state = State.RAW;
      raw = new BodyStream(loop, 1 << 16, this);
      return;
    }
    reception = null;
    if (done.keepAlive() && !isClosing()) state = State.IDLE;
    owner.received(this);
    if (state == State.BUSY) close();
  }

  @Override
  public ByteBuffer getBuffer(int sizeHint) {
    return owner.buffer().clear();
  }

  @Override
  public void bufferUpdated(int count) {
    ByteBuffer data = owner.buffer();
    data.position(0).limit(count);
    Reception own = reception;
    if (state == State.BUSY && own != null) own.received(data);
    if (!data.hasRemaining()) return;
    BodyStream bytes = raw;
    if (state == State.RAW && bytes != null) {
      byte[] piece = new byte[data.remaining()];
      data.get(piece);
      if (receiver == null) bytes.feed(piece);
      else receiver.received(piece);
    } else {
      stray = true;
      close();
    }
  }

  @Override
  public boolean eofReceived() {
    return false;
  }

  @Override
  public void connectionLost(@Nullable Throwable error) {
    State before = state;
    state = State.CLOSED;
    failure = error;
    stopUpload();
    Reception own = reception;
    reception = null;
    BodyStream bytes = raw;
    if (before == State.BUSY && own != null) own.connectionLost(error);
    if (bytes != null) {
      if (error == null) bytes.feedEof();
      else
        bytes.setException(
            new ClientConnectionResetException("Connection lost: " + Reception.text(error), error));
    }
    resumeWriting();
    if (receiver != null) receiver.lost(error);
    owner.lost(this);
    if (!closed.done()) closed.setResult(null);
  }

  @Override
  public void pauseWriting() {
    gate.shut();
  }

  @Override
  public void resumeWriting() {
    gate.open();
  }

  void write(byte[] data) {
    if (state == State.CLOSED || isClosing()) throw gone();
    if (reception != null) reception.sent += data.length;
    transport().write(data);
  }

  /** Sends several pieces as one. */
  void writeAll(byte[]... pieces) {
    if (state == State.CLOSED || isClosing()) throw gone();
    for (byte[] piece : pieces) if (reception != null) reception.sent += piece.length;
    transport().writeLines(List.of(pieces));
  }

  /** Waits while too much is buffered. */
  void drained() {
    gate.pass();
    if (state == State.CLOSED) throw gone();
  }

  /** True if what is written must wait. */
  boolean isFull() {
    return gate.isShut();
  }

  private ClientConnectionResetException gone() {
    return new ClientConnectionResetException(
        "Cannot write to closing transport: " + key.place(), failure);
  }

  BodyStream input() {
    BodyStream bytes = raw;
    if (bytes == null) throw new IllegalStateException("the connection speaks HTTP: " + this);
    return bytes;
  }

  @Override
  public void pause() {
    if (transport != null && !isClosing()) transport.pauseReading();
    if (reception != null) reception.stopGaps();
  }

  @Override
  public void resume() {
    if (transport != null && !isClosing()) transport.resumeReading();
    if (reception != null) reception.watchGaps();
  }

  void close() {
    if (transport != null) transport.close();
  }

  void abort() {
    stopUpload();
    if (transport != null) transport.abort();
  }

  boolean isClosing() {
    return transport == null || transport.isClosing();
  }

  <T> Optional<T> extraInfo(TransportInfo<T> info) {
    return transport == null ? Optional.empty() : transport.extraInfo(info);
  }

  @Override
  public String toString() {
    return "<Wire " + key.place() + " " + state + ">";
  }
}
