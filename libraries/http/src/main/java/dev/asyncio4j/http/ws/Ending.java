package dev.asyncio4j.http.ws;

import static dev.asyncio4j.Asyncio.await;

import dev.asyncio4j.Asyncio;
import dev.asyncio4j.Future;
import dev.asyncio4j.exceptions.AsyncTimeoutException;
import dev.asyncio4j.exceptions.CancelledError;
import dev.asyncio4j.http.ClientConnectionResetException;
import dev.asyncio4j.http.ServerTimeoutException;
import dev.asyncio4j.http.WebSocketException;
import dev.asyncio4j.http.WsCloseCode;
import dev.asyncio4j.http.WsMessage;
import dev.asyncio4j.http.WsMessageType;
import dev.asyncio4j.http.wire.RawConnection;
import dev.asyncio4j.loop.EventLoop;
import dev.asyncio4j.loop.TimerHandle;
import java.time.Duration;
import java.util.OptionalInt;
import org.jspecify.annotations.Nullable;

/**
 * The ways in which a socket ends, and how it has ended.
 *
 * <pre>
 *   OPEN ──the peer's close frame──▶ CLOSING ──close(), which autoclose calls──▶ CLOSED
 *     └──close(), a broken rule, no pong, the link is lost───────────────────────▲
 * </pre>
 *
 * CLOSED is the word of the program: no message passes any more, while {@code close()} may still
 * wait for the peer's close frame.
 */
final class Ending {
  private enum State {
    OPEN,
    CLOSING,
    CLOSED
  }

  static final WsMessage CLOSING = new WsMessage(WsMessageType.CLOSING, null, null);

  private final EventLoop loop;
  private final Role role;
  private final RawConnection link;
  private final WsSettings settings;
  private final Inbox inbox;
  private final Sender sender;
  private final @Nullable Heartbeat heartbeat;

  private State state = State.OPEN;
  private boolean linkLost;
  private @Nullable Integer closeCode;
  private @Nullable Throwable exception;

  /** Ends a link whose peer does not, after this side has refused to read on. */
  private @Nullable TimerHandle lingering;

  /** Ends a link that is closed and whose peer does not read what is queued. */
  private @Nullable TimerHandle flushing;

  /** The wait for a refused peer; null: none. */
  private @Nullable Future<@Nullable Void> lingered;

  Ending(
      EventLoop loop,
      Role role,
      RawConnection link,
      WsSettings settings,
      Inbox inbox,
      Sender sender) {
    this.loop = loop;
    this.role = role;
    this.link = link;
    this.settings = settings;
    this.inbox = inbox;
    this.sender = sender;
    Duration quiet = settings.heartbeat();
    heartbeat =
        quiet == null
            ? null
            : new Heartbeat(loop, quiet, inbox::isPaused, sender::pingNowait, this::noPong);
    inbox.whenResumed(this::heard);
  }

  boolean isClosed() {
    return state == State.CLOSED;
  }

  boolean isClosing() {
    return state == State.CLOSING;
  }

  OptionalInt code() {
    return closeCode == null ? OptionalInt.empty() : OptionalInt.of(closeCode);
  }

  @Nullable Throwable exception() {
    return exception;
  }

  /** Notes that something has come from the peer, or may come again. */
  void heard() {
    if (heartbeat != null && state == State.OPEN) heartbeat.heard();
  }

  /** Takes the peer's close frame. */
  void peerClosed(int code) {
    closeCode = code;
    if (state == State.OPEN) state = State.CLOSING;
    stopHeartbeat();
  }

  void linkLost() {
    linkLost = true;
    if (lingering != null) lingering.cancel();
    if (flushing != null) flushing.cancel();
    if (lingered != null && !lingered.done()) lingered.setResult(null);
    stopHeartbeat();
  }

  /**
   * Closes because the peer has broken a rule, and reads nothing more from it.
   *
   * <p>A server that does so has no code but 1006, as aiohttp's: it has not seen a close frame.
   */
  WsMessage refuse(WebSocketException broken) {
    state = State.CLOSED;
    stopHeartbeat();
    if (role == Role.SERVER) exception = broken;
    closeCode = role == Role.SERVER ? WsCloseCode.ABNORMAL_CLOSURE : broken.code();
    try {
      sender.closeNowait(CloseFrame.encode(broken.code(), ""));
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

  /** Waits until a refused peer has ended the link, or has had the time for it. */
  void awaitLinger() {
    if (lingering == null || linkLost) return;
    lingered = loop.createFuture();
    await(lingered);
  }

  /** Closes with a close frame; returns false if that has been done. */
  boolean close(byte[] payload) {
    try {
      return closeWith(payload);
    } catch (CancelledError e) {
      state = State.CLOSED;
      closeCode = WsCloseCode.ABNORMAL_CLOSURE;
      stopHeartbeat();
      link.abort();
      throw e;
    }
  }

  private boolean closeWith(byte[] payload) {
    if (state == State.CLOSED) return false;
    state = State.CLOSED;
    stopHeartbeat();
    inbox.dismiss(CLOSING);
    try {
      Asyncio.timeout(settings.closeTimeout(), () -> shakeHands(payload));
      closeLink();
    } catch (AsyncTimeoutException late) {
      fail(late);
      link.abort(); // what is queued would wait for the peer, which does not read
    } catch (RuntimeException e) {
      fail(e);
    }
    return true;
  }

  private void shakeHands(byte[] payload) {
    sender.sendClose(payload);
    inbox.awaitLeaving();
    if (closeCode == null) closeCode = takePeersClose();
  }

  private int takePeersClose() {
    while (true) {
      WsMessage message = inbox.take();
      if (message.type() == WsMessageType.CLOSE) return message.code();
    }
  }

  /** Closes the link once what is queued is sent, for which the peer has the time of a close. */
  private void closeLink() {
    link.close();
    Duration limit = settings.closeTimeout();
    if (limit != null && !linkLost) flushing = loop.callLater(limit, link::abort);
  }

  /** Ends the socket without a handshake. */
  void fail(RuntimeException error) {
    state = State.CLOSED;
    stopHeartbeat();
    closeCode = WsCloseCode.ABNORMAL_CLOSURE;
    exception = error;
    if (!linkLost) closeLink();
  }

  private void stopHeartbeat() {
    if (heartbeat != null) heartbeat.stop();
  }

  private void noPong(Duration patience) {
    if (state == State.CLOSED) return;
    String how = "No PONG received after " + patience.toMillis() / 1000.0 + " seconds";
    RuntimeException error =
        role == Role.CLIENT
            ? new ServerTimeoutException(how, null)
            : new AsyncTimeoutException(how);
    boolean tellReceiver = inbox.isReceiving() && state == State.OPEN;
    fail(error);
    link.abort(); // what is queued would wait for the peer, which is dead
    if (tellReceiver) inbox.put(new WsMessage(WsMessageType.ERROR, error, null), 0);
  }

  @Override
  public String toString() {
    return closeCode == null ? state.name() : state + " " + closeCode;
  }
}
