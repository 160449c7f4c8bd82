package dev.asyncio4j.testing;

import static java.util.Objects.requireNonNull;

import dev.asyncio4j.Context;
import dev.asyncio4j.VoidBody;
import dev.asyncio4j.loop.EventLoop;
import dev.asyncio4j.loop.ExceptionContext;
import dev.asyncio4j.lowlevel.DropWatch;
import dev.asyncio4j.transports.BaseProtocol;
import dev.asyncio4j.transports.BufferLimits;
import dev.asyncio4j.transports.ConnectionProtocol;
import dev.asyncio4j.transports.Transport;
import dev.asyncio4j.transports.TransportInfo;
import java.io.UncheckedIOException;
import java.net.InetSocketAddress;
import java.net.SocketException;
import java.nio.ByteBuffer;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * One end of a connection in memory, and its protocol.
 *
 * <pre>
 *          close(), data is buffered           buffer sent
 *   OPEN ────────────────────────▶ CLOSING ─────────────────┐
 *    │                                │                     │
 *    │ close(), nothing buffered      │ abort(), reset      │
 *    │ abort(), reset                 ▼                     ▼
 *    └────────────────────────────▶ LOST ──next pass──▶ CLOSED
 * </pre>
 *
 * Reading ends when OPEN is left; nothing is sent any more from LOST on. The step to CLOSED calls
 * {@code connectionLost} once, if {@code connectionMade} was called.
 */
final class MemoryTransport implements Transport {
  private enum State {
    OPEN,
    CLOSING,
    LOST,
    CLOSED
  }

  private final EventLoop loop;
  private final MemoryConnection connection;
  private final InetSocketAddress address;
  private final InetSocketAddress peer;
  private final Context context;
  private final MemoryInput input = new MemoryInput(this);
  private final MemoryOutput output;
  private final DropWatch unclosed;
  private ConnectionProtocol protocol;
  private State state = State.OPEN;

  /** The protocol knows of the connection: only then it hears of its end. */
  boolean started;

  MemoryTransport(
      EventLoop loop,
      MemoryConnection connection,
      MemoryConnection.End own,
      InetSocketAddress peer,
      int highWater) {
    this.loop = loop;
    this.connection = connection;
    this.address = own.address();
    this.peer = peer;
    this.context = own.context();
    this.protocol = own.protocol();
    output = new MemoryOutput(this, highWater);
    unclosed =
        DropWatch.watch(loop, this, "unclosed transport of " + address + " to " + peer, () -> {});
  }

  /** Tells the protocol of the connection, and begins to read; not if that is lost already. */
  void start() {
    if (isLost()) return;
    started = true;
    guarded("protocol.connectionMade() call failed.", () -> protocol.connectionMade(this));
    input.start();
  }

  // -- what the halves need --

  InetSocketAddress address() {
    return address;
  }

  boolean isOpen() {
    return state == State.OPEN;
  }

  boolean isLost() {
    return state.compareTo(State.LOST) >= 0;
  }

  Wire wire() {
    return connection.out(this);
  }

  Chunks chunks() {
    return connection.conditions.chunks();
  }

  void soon(Runnable callback) {
    loop.callSoon(callback, context);
  }

  void took(int bytes) {
    connection.in(this).taken(bytes);
  }

  /** Calls the protocol; the connection does not outlive a failure of it. */
  void guarded(String failure, VoidBody call) {
    try {
      call.run();
    } catch (Throwable error) {
      loop.callExceptionHandler(
          new ExceptionContext("Fatal error: " + failure, error, null, null, this, null));
      lose(error);
    }
  }

  // -- the wire's side, in this transport's context
  // -------------------------------------------------

  /** Runs what comes from the wire as a callback of this transport. */
  void inContext(VoidBody arrival) {
    context.run(arrival);
  }

  void arrived(byte[] data) {
    if (!isLost()) input.add(data);
    else {
      connection.in(this).taken(data.length);
      wire().reset(); // as the system does of a peer whose program is gone
    }
  }

  void ended() {
    if (!isLost()) input.end();
  }

  void reset() {
    input.clear();
    var error = new SocketException("Connection reset");
    lose(new UncheckedIOException("Connection lost: " + this + ": Connection reset", error));
  }

  void hasRoom() {
    output.hasRoom();
  }

  // -- reading
  // -------------------------------------------------------------------------------------

  @Override
  public void pauseReading() {
    input.pause();
  }

  @Override
  public void resumeReading() {
    input.resume();
  }

  @Override
  public boolean isReading() {
    return input.isReading();
  }

  // -- writing
  // -------------------------------------------------------------------------------------

  @Override
  public void write(ByteBuffer data) {
    output.write(BaseProtocol.bytes(data));
  }

  @Override
  public void writeLines(Iterable<byte[]> blocks) {
    blocks.forEach(this::write);
  }

  @Override
  public void writeEof() {
    if (!isClosing()) output.end();
  }

  @Override
  public boolean canWriteEof() {
    return true;
  }

  @Override
  public void setWriteBufferLimits(@Nullable Integer high, @Nullable Integer low) {
    output.limits(high, low);
  }

  @Override
  public BufferLimits writeBufferLimits() {
    return output.limits();
  }

  @Override
  public int writeBufferSize() {
    return output.size();
  }

  // -- ending
  // --------------------------------------------------------------------------------------

  @Override
  public void close() {
    if (isClosing()) return;
    state = State.CLOSING;
    if (output.size() == 0) lose(null);
  }

  /** Ends CLOSING: the last byte is sent. */
  void flushed() {
    if (state == State.CLOSING) lose(null);
  }

  @Override
  public boolean isClosing() {
    return state != State.OPEN;
  }

  @Override
  public void abort() {
    lose(null);
  }

  /** Ends the connection at this end alone: the peer is not told. */
  void vanish() {
    output.vanish();
    reset();
  }

  private void lose(@Nullable Throwable error) {
    if (isLost()) return;
    state = State.LOST;
    output.clear();
    if (input.clear()) wire().reset(); // bytes that nobody will read
    else output.sendEnd();
    soon(() -> lost(error));
  }

  private void lost(@Nullable Throwable error) {
    state = State.CLOSED;
    unclosed.settle();
    try {
      if (started) protocol.connectionLost(error);
    } finally {
      connection.gone(this);
    }
  }

  // -- the rest
  // ------------------------------------------------------------------------------------

  @Override
  public ConnectionProtocol protocol() {
    return protocol;
  }

  @Override
  public void setProtocol(BaseProtocol next) {
    if (!(next instanceof ConnectionProtocol stream))
      throw new IllegalArgumentException(
          "protocol must be a Protocol or BufferedProtocol, not "
              + next
              + ": "
              + this
              + " carries a stream of bytes");
    protocol = stream;
  }

  @Override
  @SuppressWarnings("unchecked") // the key says what its value is
  public <T extends @Nullable Object> Optional<T> extraInfo(TransportInfo<T> key) {
    if (requireNonNull(key) == TransportInfo.PEER_ADDRESS) return (Optional<T>) Optional.of(peer);
    if (key == TransportInfo.LOCAL_ADDRESS) return (Optional<T>) Optional.of(address);
    return Optional.empty();
  }

  @Override
  public String toString() {
    return "<MemoryTransport "
        + state.name().toLowerCase()
        + " local="
        + address
        + " peer="
        + peer
        + (output.size() > 0 ? " buffered=" + output.size() : "")
        + ">";
  }
}
