package dev.asyncio4j.http.ws;

import static dev.asyncio4j.Asyncio.async;
import static dev.asyncio4j.Asyncio.await;

import dev.asyncio4j.Asyncio;
import dev.asyncio4j.Coroutine;
import dev.asyncio4j.Future;
import dev.asyncio4j.exceptions.AsyncTimeoutException;
import dev.asyncio4j.exceptions.CancelledError;
import dev.asyncio4j.http.ClientConnectionResetException;
import dev.asyncio4j.http.ServerTimeoutException;
import dev.asyncio4j.http.WebSocket;
import dev.asyncio4j.http.WebSocketException;
import dev.asyncio4j.http.WsCloseCode;
import dev.asyncio4j.http.WsMessage;
import dev.asyncio4j.http.WsMessageType;
import dev.asyncio4j.http.wire.RawConnection;
import dev.asyncio4j.loop.EventLoop;
import dev.asyncio4j.loop.TimerHandle;
import dev.asyncio4j.transports.TransportInfo;
import java.time.Duration;
import java.util.Optional;
import java.util.OptionalInt;
import org.jspecify.annotations.Nullable;

/**
 * A WebSocket on a link, of either side.
 *
 * <pre>
 *   OPEN ──the peer's close frame──▶ CLOSING ──close(), which autoclose calls──▶ CLOSED
 *     └──close(), a broken rule, no pong, the link is lost───────────────────────▲
 * </pre>
 *
 * CLOSED is the word of the program: no message passes any more, while {@code close()} may still
 * wait for the peer's close frame.
 */
public final class WsSocket implements WebSocket, RawConnection.Receiver {
  private enum State {
    OPEN,
    CLOSING,
    CLOSED
  }

  private static final WsMessage CLOSING = new WsMessage(WsMessageType.CLOSING, null, null);
  private static final WsMessage CLOSED = new WsMessage(WsMessageType.CLOSED, null, null);

  /** How often a server's handler may receive on a closed socket before it is stopped. */
  private static final int RECEIVES_WHEN_CLOSED = 5;

  private final EventLoop loop;
  private final Role role;
  private final RawConnection link;
  private final WsSettings settings;
  private final WsTerms terms;
  private final Inbox inbox;
  private final MessageAssembler assembler;
  private final FrameReader reader;
  private final Sender sender;
  private final @Nullable Heartbeat heartbeat;

  private State state = State.OPEN;
  private boolean linkLost;
  private @Nullable Integer closeCode;
  private @Nullable Throwable exception;
  private boolean receiving;
  private int receivesWhenClosed;

  /** The wait for the task that receives to leave, or for a refused peer; null: none. */
  private @Nullable Future<@Nullable Void> leaving;

  /** Ends a link whose peer does not, after this side has refused to read on. */
  private @Nullable TimerHandle lingering;

  /**
   * Takes over a link.
   *
   * @param loop of the link
   * @param role of this side
   * @param link on which the handshake is over
   * @param settings of the program
   * @param terms of the handshake
   */
  public WsSocket(
      EventLoop loop, Role role, RawConnection link, WsSettings settings, WsTerms terms) {
    this.loop = loop;
    this.role = role;
    this.link = link;
    this.settings = settings;
    this.terms = terms;
    DeflateTerms deflate = terms.deflate();
    inbox = new Inbox(loop, link);
    assembler = new MessageAssembler(settings.maxMsgSize(), settings.decodeText(), deflate != null);
    reader = new FrameReader(role == Role.SERVER, assembler, inbox::put);
    sender =
        new Sender(
            link,
            new FrameWriter(role == Role.CLIENT),
            deflate == null ? null : new Deflation(deflate.windowBits(), deflate.takeover()));
    heartbeat = settings.heartbeat() == null ? null : heartbeat(settings.heartbeat());
    link.attach(this);
  }

  // The link

  @Override
  public void received(byte[] data) {
    if (heartbeat != null && state == State.OPEN) heartbeat.heard();
    try {
      reader.feed(data);
    } catch (WebSocketException e) {
      inbox.end(e);
    }
  }

  @Override
  public void lost(@Nullable Throwable cause) {
    linkLost = true;
    if (lingering != null) lingering.cancel();
    if (leaving != null && !leaving.done()) leaving.setResult(null);
    stopHeartbeat();
    inbox.end(new ClientConnectionResetException("Cannot write to closing transport", cause));
    assembler.close();
    sender.release();
  }

  // Sending

  @Override
  public Coroutine<@Nullable Void> sendStr(String text) {
    byte[] data = Text.encode(text);
    return async(() -> sender.send(Opcode.TEXT, data));
  }

  @Override
  public Coroutine<@Nullable Void> sendBytes(byte[] data) {
    return async(() -> sender.send(Opcode.BINARY, data));
  }

  @Override
  public Coroutine<@Nullable Void> sendFrame(byte[] data, WsMessageType type) {
    int opcode = opcode(data, type);
    return async(() -> sender.send(opcode, data));
  }

  @Override
  public Coroutine<@Nullable Void> sendFrame(byte[] data, WsMessageType type, boolean compress) {
    int opcode = opcode(data, type);
    if (!compress) return async(() -> sender.sendPlain(opcode, data));
    if (sender.compresses()) return async(() -> sender.send(opcode, data));
    throw new IllegalStateException(
        "Compression was not negotiated for " + this + ": connect with compress(15)");
  }

  private static int opcode(byte[] data, WsMessageType type) {
    int opcode = type.code();
    if (!Opcode.isKnown(opcode) || opcode == Opcode.CONTINUATION) {
      throw new IllegalArgumentException(
          type + " is nothing to be sent: choose TEXT, BINARY, PING, PONG or CLOSE");
    }
    if (Opcode.isControl(opcode) && data.length > Opcode.CONTROL_LIMIT) {
      throw new IllegalArgumentException(
          type + " has at most 125 bytes, got " + data.length + ": send a message instead");
    }
    return opcode;
  }

  // Receiving

  @Override
  public Coroutine<WsMessage> receive() {
    return receive(settings.receiveTimeout());
  }

  @Override
  public Coroutine<WsMessage> receive(@Nullable Duration timeout) {
    return async(() -> receiveNext(timeout));
  }

  private WsMessage receiveNext(@Nullable Duration timeout) {
    while (true) {
      if (receiving) {
        throw new IllegalStateException(
            "Concurrent call to receive() is not allowed: one task receives from " + this);
      }
      if (state == State.CLOSED) return receiveClosed();
      if (state == State.CLOSING) return receiveClosing();
      WsMessage message;
      try {
        message = take(timeout);
      } catch (WebSocketException broken) {
        return refuse(broken);
      } catch (ClientConnectionResetException lost) {
        fail(lost);
        return CLOSED;
      }
      if (handled(message)) return message;
    }
  }

  private WsMessage receiveClosed() {
    if (role == Role.SERVER && ++receivesWhenClosed >= RECEIVES_WHEN_CLOSED) {
      throw new IllegalStateException(
          "WebSocket connection is closed. Leave the loop at CLOSED: " + this);
    }
    return CLOSED;
  }

  private WsMessage receiveClosing() {
    if (role == Role.SERVER) return CLOSING;
    await(close(WsCloseCode.OK));
    return CLOSED;
  }

  private WsMessage take(@Nullable Duration timeout) {
    receiving = true;
    try {
      if (timeout == null) return inbox.take();
      return Asyncio.timeout(timeout, inbox::take);
    } finally {
      receiving = false;
      if (leaving != null && !leaving.done()) leaving.setResult(null);
    }
  }

  /** Does what a message asks for; returns whether the program sees it, too. */
  private boolean handled(WsMessage message) {
    switch (message.type()) {
      case CLOSE -> {
        closeCode = message.code();
        if (state == State.OPEN) state = State.CLOSING;
        stopHeartbeat();
        if (state != State.CLOSED && settings.autoclose()) await(close(WsCloseCode.OK));
      }
      case PING -> {
        if (!settings.autoping()) return true;
        if (!link.isClosing()) await(pong(message.bytes()));
        return false;
      }
      case PONG -> {
        return !settings.autoping();
      }
      default -> {}
    }
    return true;
  }

  /**
   * Closes because the peer has broken a rule, and reads nothing more from it.
   *
   * <p>A server that does so has no code but 1006, as aiohttp's: it has not seen a close frame.
   */
  private WsMessage refuse(WebSocketException broken) {
    state = State.CLOSED;
    stopHeartbeat();
    if (role == Role.SERVER) exception = broken;
    closeCode = role == Role.SERVER ? WsCloseCode.ABNORMAL_CLOSURE : broken.code();
    try {
      sender.sendClose(CloseFrame.encode(broken.code(), ""));
      linger();
    } catch (ClientConnectionResetException lost) {
      fail(lost);
    }
    return new WsMessage(WsMessageType.ERROR, broken, null);
  }

  /**
   * Leaves it to the peer to end the link, within the time of a close.
   *
   * <p>A link that is closed while bytes arrive is reset, and the peer may lose the close frame.
   */
  private void linger() {
    inbox.drop();
    Duration limit = settings.closeTimeout();
    if (linkLost) return;
    if (limit == null) link.close();
    else lingering = loop.callLater(limit, link::abort);
  }

  /**
   * Waits until a peer that was refused has ended the link, or has had the time for it.
   *
   * @return the wait; it is over at once if the peer was not refused
   */
  public Coroutine<@Nullable Void> awaitLinger() {
    return async(
        () -> {
          if (lingering == null || linkLost) return;
          leaving = loop.createFuture();
          await(leaving);
        });
  }

  // Closing

  @Override
  public Coroutine<Boolean> close(int code, String reason) {
    byte[] payload = CloseFrame.encode(code, reason);
    return async(
        () -> {
          try {
            return closeWith(payload);
          } catch (CancelledError e) {
            state = State.CLOSED;
            closeCode = WsCloseCode.ABNORMAL_CLOSURE;
            stopHeartbeat();
            link.abort();
            throw e;
          }
        });
  }

  private boolean closeWith(byte[] payload) {
    if (state == State.CLOSED) return false;
    state = State.CLOSED;
    stopHeartbeat();
    if (receiving) {
      inbox.put(CLOSING, 0);
      leaving = loop.createFuture();
    }
    try {
      sender.sendClose(payload);
      if (leaving != null) await(leaving);
      if (closeCode == null) awaitPeersClose();
      link.close();
    } catch (RuntimeException e) {
      fail(e);
    }
    return true;
  }

  private void awaitPeersClose() {
    Duration limit = settings.closeTimeout();
    if (limit == null) closeCode = takePeersClose();
    else closeCode = Asyncio.timeout(limit, this::takePeersClose);
  }

  private int takePeersClose() {
    while (true) {
      WsMessage message = inbox.take();
      if (message.type() == WsMessageType.CLOSE) return message.code();
    }
  }

  /** Ends the socket without a handshake. */
  private void fail(RuntimeException error) {
    state = State.CLOSED;
    stopHeartbeat();
    closeCode = WsCloseCode.ABNORMAL_CLOSURE;
    exception = error;
    if (!linkLost) link.close();
  }

  private void stopHeartbeat() {
    if (heartbeat != null) heartbeat.stop();
  }

  private Heartbeat heartbeat(Duration interval) {
    return new Heartbeat(
        loop,
        interval,
        new Heartbeat.Actions() {
          @Override
          public void ping() {
            sender.pingNowait();
          }

          @Override
          public void dead(Duration patience) {
            noPong(patience);
          }
        });
  }

  private void noPong(Duration patience) {
    if (state == State.CLOSED) return;
    String how = "No PONG received after " + patience.toMillis() / 1000.0 + " seconds";
    RuntimeException error =
        role == Role.CLIENT
            ? new ServerTimeoutException(how, null)
            : new AsyncTimeoutException(how);
    boolean tellReceiver = receiving && state == State.OPEN;
    fail(error);
    link.abort(); // what is queued would wait for the peer, which is dead
    if (tellReceiver) inbox.put(new WsMessage(WsMessageType.ERROR, error, null), 0);
  }

  // What it tells

  @Override
  public boolean isClosed() {
    return state == State.CLOSED;
  }

  @Override
  public OptionalInt closeCode() {
    return closeCode == null ? OptionalInt.empty() : OptionalInt.of(closeCode);
  }

  @Override
  public @Nullable Throwable exception() {
    return exception;
  }

  @Override
  public Optional<String> protocol() {
    return Optional.ofNullable(terms.protocol());
  }

  @Override
  public int compress() {
    return terms.deflate() == null ? 0 : terms.deflate().windowBits();
  }

  @Override
  public <T> Optional<T> extraInfo(TransportInfo<T> key) {
    return link.extraInfo(key);
  }

  @Override
  public String toString() {
    String code = closeCode == null ? "" : " " + closeCode;
    return "<WebSocket " + role + " " + state + code + " " + inbox + ">";
  }
}
