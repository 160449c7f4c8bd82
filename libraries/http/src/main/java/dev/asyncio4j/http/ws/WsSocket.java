package dev.asyncio4j.http.ws;

import static dev.asyncio4j.Asyncio.async;
import static dev.asyncio4j.Asyncio.await;

import dev.asyncio4j.Coroutine;
import dev.asyncio4j.http.ClientConnectionResetException;
import dev.asyncio4j.http.WebSocket;
import dev.asyncio4j.http.WebSocketException;
import dev.asyncio4j.http.WsCloseCode;
import dev.asyncio4j.http.WsMessage;
import dev.asyncio4j.http.WsMessageType;
import dev.asyncio4j.http.wire.RawConnection;
import dev.asyncio4j.loop.EventLoop;
import dev.asyncio4j.transports.TransportInfo;
import java.time.Duration;
import java.util.Optional;
import java.util.OptionalInt;
import org.jspecify.annotations.Nullable;

/**
 * A WebSocket on a link, of either side.
 *
 * <p><b>Cancellation:</b> of {@link #awaitLinger} ends the wait; else as of {@link WebSocket}.
 */
public final class WsSocket implements WebSocket, RawConnection.Receiver {
  private static final WsMessage CLOSED = new WsMessage(WsMessageType.CLOSED, null, null);

  /** Number of receives on a closed socket that stops a server's handler. */
  private static final int RECEIVES_WHEN_CLOSED = 5;

  private final Role role;
  private final RawConnection link;
  private final WsSettings settings;
  private final WsTerms terms;
  private final Inbox inbox;
  private final MessageAssembler assembler;
  private final FrameReader reader;
  private final Sender sender;
  private final Ending end;

  private int receivesWhenClosed;

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
    end = new Ending(loop, role, link, settings, inbox, sender);
    link.attach(this);
  }

  // The link

  @Override
  public void received(byte[] data) {
    end.heard();
    try {
      reader.feed(data);
    } catch (WebSocketException e) {
      inbox.end(e);
    }
  }

  @Override
  public void lost(@Nullable Throwable cause) {
    end.linkLost();
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
    int opcode = Opcode.of(data, type);
    return async(() -> sender.send(opcode, data));
  }

  @Override
  public Coroutine<@Nullable Void> sendFrame(byte[] data, WsMessageType type, boolean compress) {
    int opcode = Opcode.of(data, type);
    if (!compress) return async(() -> sender.sendPlain(opcode, data));
    if (sender.compresses()) return async(() -> sender.send(opcode, data));
    throw new IllegalStateException(
        "Compression was not negotiated for " + this + ": connect with compress(15)");
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
      if (inbox.isReceiving()) {
        throw new IllegalStateException(
            "Concurrent call to receive() is not allowed: one task receives from " + this);
      }
      if (end.isClosed()) return receiveClosed();
      if (end.isClosing()) return receiveClosing();
      WsMessage message;
      try {
        message = inbox.receive(timeout);
      } catch (WebSocketException broken) {
        return end.refuse(broken);
      } catch (ClientConnectionResetException lost) {
        end.fail(lost);
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
    if (role == Role.SERVER) return Ending.CLOSING;
    await(close(WsCloseCode.OK));
    return CLOSED;
  }

  /** Does what a message asks for; returns whether the program sees it, too. */
  private boolean handled(WsMessage message) {
    switch (message.type()) {
      case CLOSE -> {
        end.peerClosed(message.code());
        if (settings.autoclose()) await(close(WsCloseCode.OK));
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
   * Waits until a peer that was refused has ended the link, or has had the time for it.
   *
   * @return the wait; it is over at once if the peer was not refused
   */
  public Coroutine<@Nullable Void> awaitLinger() {
    return async(
        () -> {
          end.awaitLinger();
        });
  }

  @Override
  public Coroutine<Boolean> close(int code, String reason) {
    byte[] payload = CloseFrame.encode(code, reason);
    return async(() -> end.close(payload));
  }

  // What it tells

  @Override
  public boolean isClosed() {
    return end.isClosed();
  }

  @Override
  public OptionalInt closeCode() {
    return end.code();
  }

  @Override
  public @Nullable Throwable exception() {
    return end.exception();
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
    return "<WebSocket " + role + " " + end + " " + inbox + ">";
  }
}
