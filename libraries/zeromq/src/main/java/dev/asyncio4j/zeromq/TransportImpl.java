package dev.asyncio4j.zeromq;

import dev.asyncio4j.loop.ExceptionContext;
import dev.asyncio4j.lowlevel.LoopPort;
import dev.asyncio4j.lowlevel.LoopPort.ChannelKey;
import dev.asyncio4j.lowlevel.Registration;
import dev.asyncio4j.transports.BufferLimits;
import java.nio.channels.SelectionKey;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.locks.LockSupport;

/**
 * A socket, driven by its loop's selector.
 *
 * <pre>
 *          close, with a buffer           buffer sent, abort
 *   OPEN ───────────────────────▶ CLOSING ──────────────────▶ CLOSED
 *     └──────────close, without a buffer; abort──────────────▶
 * </pre>
 *
 * <p>The engine's channel says that something may have changed, and says it once. So whatever was
 * sent or received, the socket is looked at again in the same pass: what has changed meanwhile was
 * signalled already.
 */
final class TransportImpl extends EndpointsTransport {
  /** Messages of a pass, so that other tasks have their turn. */
  private static final int PASS = 256;

  /** Wakes in a row that found nothing, after which the engine's thread is given time. */
  private static final int EMPTY_WAKES = 4;

  private static final long PATIENCE_NANOS = 20_000;

  private enum State {
    OPEN,
    CLOSING,
    CLOSED
  }

  private final LoopPort port;
  private final ZmqSocketCore core;
  private final SocketType type;
  private final ZmqOptions options;
  private final ZmqProtocol protocol;
  private final SendBuffer buffer;
  private final ChannelKey key;
  private final Registration ending;
  private State state = State.OPEN;
  private boolean readingPaused;
  private boolean looking;
  private int emptyWakes;

  private TransportImpl(
      LoopPort port,
      ZmqSocketCore core,
      SocketType type,
      ZmqOptions options,
      ZmqProtocol protocol) {
    super(port, core, type);
    this.port = port;
    this.core = core;
    this.type = type;
    this.options = options;
    this.protocol = protocol;
    buffer = new SendBuffer(options.writeLimits());
    key = port.watch(core.channel(), ready -> wake());
    ending = port.onClose(this::loopCloses);
  }

  /** Opens the endpoints; if one is refused, nothing stays open. */
  static TransportImpl open(
      LoopPort port,
      ZmqSocketCore core,
      SocketType type,
      ZmqOptions options,
      ZmqProtocol protocol) {
    var transport = new TransportImpl(port, core, type, options, protocol);
    try {
      transport.endpoints.open(options);
    } catch (RuntimeException e) {
      transport.state = State.CLOSED;
      transport.release();
      throw e;
    }
    transport.key.interestOps(SelectionKey.OP_READ);
    transport.told(() -> protocol.connectionMade(transport));
    transport.lookSoon();
    return transport;
  }

  /** The channel is readable. The engine writes to it before it counts what it wrote. */
  private void wake() {
    if (look()) {
      emptyWakes = 0;
      return;
    }
    if (++emptyWakes < EMPTY_WAKES) Thread.yield();
    else LockSupport.parkNanos(PATIENCE_NANOS);
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
    for (boolean more = true; more && state != State.CLOSED; any |= more) {
      int count = receive();
      more = count > 0 | send();
      if (count < PASS) continue;
      lookSoon();
      return true;
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
      told(() -> protocol.messageReceived(parts));
    }
    return count;
  }

  private boolean send() {
    if (state == State.CLOSED || buffer.isEmpty() || !core.isWritable()) return false;
    boolean any = true;
    try {
      any = buffer.sendTo(core);
    } catch (RuntimeException e) {
      buffer.drop();
      report("a buffered message was refused", e);
    }
    told(() -> buffer.tell(protocol));
    if (state == State.CLOSING && buffer.isEmpty()) end();
    return any;
  }

  @Override
  void told(ZmqEvent event) {
    told(() -> protocol.eventReceived(event));
  }

  private void told(Runnable call) {
    try {
      call.run();
    } catch (RuntimeException e) {
      report("the protocol failed", e);
    }
  }

  private void report(String what, RuntimeException error) {
    var message = what + " of " + this;
    port.loop().callExceptionHandler(new ExceptionContext(message, error, null, null, this, null));
  }

  @Override
  public void write(List<byte[]> parts) {
    checkOpen("write");
    if (parts.isEmpty()) {
      throw new IllegalArgumentException("parts must not be empty: a message has one part or more");
    }
    var copy = new ArrayList<byte[]>(parts.size());
    for (var part : parts) copy.add(part.clone());
    if (buffer.isEmpty() && core.send(copy)) {
      lookSoon();
      return;
    }
    buffer.add(copy);
    buffer.tell(protocol);
    lookSoon();
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
  public SocketType type() {
    return type;
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
    if (buffer.isEmpty()) end();
  }

  @Override
  public void abort() {
    checkTurn();
    if (state == State.CLOSED) return;
    buffer.clear();
    end();
  }

  private void end() {
    state = State.CLOSED;
    release();
    port.execute(() -> told(() -> protocol.connectionLost(null)));
  }

  private void loopCloses() {
    if (state == State.CLOSED) return;
    state = State.CLOSED;
    release();
    told(() -> protocol.connectionLost(null));
  }

  private void release() {
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
