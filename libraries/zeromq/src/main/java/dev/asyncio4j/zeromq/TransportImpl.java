package dev.asyncio4j.zeromq;

import dev.asyncio4j.loop.Handle;
import dev.asyncio4j.lowlevel.LoopPort;
import dev.asyncio4j.lowlevel.LoopPort.ChannelKey;
import dev.asyncio4j.lowlevel.Registration;
import dev.asyncio4j.transports.BufferLimits;
import java.nio.channels.SelectionKey;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * A socket, driven by its loop's selector.
 *
 * <pre>
 *          close, with a buffer           buffer sent, linger time over, abort, failure
 *   OPEN ───────────────────────▶ CLOSING ─────────────────────────────────────────────▶ CLOSED
 *     └──────────close, without a buffer; abort, failure────────────────────────────────▶
 * </pre>
 *
 * <p>The engine's channel signals a change once. So whatever was sent or received, or refused, the
 * socket is looked at again in the same pass: what has changed meanwhile was signalled already.
 */
final class TransportImpl extends EndpointsTransport {
  /** Messages of a pass, so that other tasks have their turn. */
  private static final int PASS = 256;

  private enum State {
    OPEN,
    CLOSING,
    CLOSED
  }

  private final LoopPort port;
  private final ZmqSocketCore core;
  private final ZmqOptions options;
  private final ZmqProtocol protocol;
  final SendBuffer buffer;
  private final ChannelKey key;
  final Registration ending;

  private final ProtocolCalls calls;
  private final Patience patience = new Patience();
  private State state = State.OPEN;
  private boolean readingPaused;
  private boolean looking;

  /** The end of the time that the buffer has after a close; null before it, or without a buffer. */
  private @Nullable Handle lingering;

  private TransportImpl(
      LoopPort port,
      ZmqSocketCore core,
      SocketType type,
      ZmqOptions options,
      ZmqProtocol protocol) {
    super(port, core, type);
    this.port = port;
    this.core = core;
    this.options = options;
    this.protocol = protocol;
    buffer = new SendBuffer(type, options.writeLimits());
    calls = new ProtocolCalls(port.loop(), this);
    key = port.watch(core.channel(), ready -> patience.woken(look()));
    ending = port.onClose(this::loopCloses);
  }

  /** Opens the endpoints; if one is refused, nothing stays open. */
  static TransportImpl open(
      LoopPort port,
      ZmqSocketCore core,
      SocketType type,
      ZmqOptions options,
      ZmqProtocol protocol) {
    TransportImpl transport;
    try {
      transport = new TransportImpl(port, core, type, options, protocol);
    } catch (RuntimeException e) {
      core.close();
      throw e;
    }
    try {
      transport.endpoints.open(options);
    } catch (RuntimeException e) {
      transport.endWithOwner();
      throw e;
    }
    core.onFailure(transport::end);
    transport.key.interestOps(SelectionKey.OP_READ);
    transport.calls.tell(() -> protocol.connectionMade(transport));
    transport.lookSoon();
    return transport;
  }

  @Override
  void lookSoon() {
    if (looking || state == State.CLOSED) return;
    looking = true;
    port.execute(
        () -> {
          looking = false;
          look();
        });
  }

  /** Receives and sends what can be; {@return whether there was anything} */
  private boolean look() {
    boolean any = false;
    int total = 0;
    try {
      for (boolean more = true; more && state != State.CLOSED; any |= more) {
        int before = total;
        more = (total += receive()) > before | send();
        if (total < PASS) continue;
        lookSoon();
        return true;
      }
    } catch (ZmqException e) {
      end(e);
    }
    return any;
  }

  private int receive() {
    if (!core.isReadable()) return 0;
    int count = 0;
    while (count < PASS && state == State.OPEN && !readingPaused) {
      var parts = core.receive();
      if (parts == null) break;
      count++;
      calls.tell(() -> protocol.messageReceived(parts));
    }
    return count;
  }

  private boolean send() {
    if (state == State.CLOSED || buffer.isEmpty() || !core.isWritable()) return false;
    boolean any = true;
    try {
      any = buffer.sendTo(core);
    } catch (RuntimeException e) {
      calls.report("a buffered message was refused", e);
    }
    calls.tell(() -> buffer.tell(protocol));
    if (state == State.CLOSING && buffer.isEmpty()) end(null);
    return any;
  }

  @Override
  void told(ZmqEvent event) {
    calls.tell(() -> protocol.eventReceived(event));
  }

  @Override
  public void write(List<byte[]> parts) {
    var copy = Outgoing.copied(parts);
    if (!offer(copy)) queue(new Outgoing(copy, null));
  }

  /** Sends a message if there is room, behind those that wait; {@return whether it went} */
  boolean offer(List<byte[]> parts) {
    checkOpen("write");
    try {
      return !buffer.holdsUp(parts) && core.send(parts);
    } finally {
      lookSoon();
    }
  }

  /** Has a message sent as soon as there is room. */
  void queue(Outgoing message) {
    buffer.add(message);
    buffer.tell(protocol);
  }

  /** Takes a message back, unless it was sent. */
  void withdraw(Outgoing message) {
    buffer.remove(message);
    if (state == State.CLOSING && buffer.isEmpty()) end(null);
  }

  /** Receives a message at once, also while reading is paused; {@return null if there is none} */
  @Nullable List<byte[]> receiveNow() {
    checkOpen("receive");
    try {
      return core.receive();
    } finally {
      lookSoon();
    }
  }

  @Override
  public void pauseReading() {
    checkOpen("pauseReading");
    if (readingPaused) throw new IllegalStateException("Already paused: " + this);
    readingPaused = true;
  }

  @Override
  public void resumeReading() {
    checkOpen("resumeReading");
    if (!readingPaused) throw new IllegalStateException("Not paused: " + this);
    readingPaused = false;
    lookSoon();
  }

  @Override
  public void setWriteBufferLimits(int high, int low) {
    checkTurn();
    buffer.limits(new BufferLimits(low, high));
    buffer.tell(protocol);
  }

  @Override
  public BufferLimits writeBufferLimits() {
    checkTurn();
    return buffer.limits();
  }

  @Override
  public int writeBufferSize() {
    checkTurn();
    return buffer.size();
  }

  @Override
  public ZmqOptions options() {
    return options;
  }

  @Override
  public boolean isClosing() {
    return state != State.OPEN;
  }

  @Override
  public void close() {
    checkTurn();
    if (state != State.OPEN) return;
    state = State.CLOSING;
    if (buffer.isEmpty()) end(null);
    else lingering = port.schedule(options.lingerNanos(), () -> end(null));
  }

  @Override
  public void abort() {
    checkTurn();
    end(null);
  }

  private void end(@Nullable ZmqException error) {
    if (state == State.CLOSED) return;
    state = State.CLOSED;
    var reason = this + " is closed: the message was not sent";
    buffer.clear(error != null ? error : new ZmqStreamClosedException(reason));
    release();
    port.execute(() -> calls.tell(() -> protocol.connectionLost(error)));
  }

  private void loopCloses() {
    if (state == State.CLOSED) return;
    endWithOwner();
    calls.tell(() -> protocol.connectionLost(null));
  }

  void endWithOwner() {
    if (state == State.CLOSED) return;
    state = State.CLOSED;
    release();
  }

  private void release() {
    if (lingering != null) lingering.cancel();
    ending.close();
    key.cancel();
    monitor.stop();
    core.close();
  }

  @Override
  void checkOpen(String what) {
    checkTurn();
    if (state == State.OPEN) return;
    throw new IllegalStateException(what + " of " + this + ": it is closed");
  }

  @Override
  void checkTurn() {
    if (port.inTurn() || state == State.CLOSED) return;
    throw new IllegalStateException(
        "%s belongs to %s: use it there, not in thread '%s'"
            .formatted(this, port.loop(), Thread.currentThread().getName()));
  }

  @Override
  public String toString() {
    return "<ZmqTransport %s %s buffered=%d>".formatted(type, state, buffer.size());
  }
}
