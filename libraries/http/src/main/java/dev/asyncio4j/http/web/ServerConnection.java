package dev.asyncio4j.http.web;

import dev.asyncio4j.http.internal.BadMessage;
import dev.asyncio4j.http.wire.IdleTimer;
import dev.asyncio4j.http.wire.RequestHead;
import dev.asyncio4j.transports.Protocol;
import dev.asyncio4j.transports.Transport;
import java.nio.ByteBuffer;
import java.time.Duration;
import org.jspecify.annotations.Nullable;

/**
 * One connection of a client: its requests, one after the other.
 *
 * <pre>
 *   IDLE --head--> BUSY --reply sent, body read--> IDLE
 *                  BUSY --reply sent, some body unread--> DRAINING --at its end--> IDLE
 *                  BUSY --upgrade--> UPGRADED
 *   IDLE, BUSY, DRAINING --last reply, bad bytes, time--> LINGERING (sends nothing, reads to nowhere)
 *   any --closed--> CLOSED
 * </pre>
 */
final class ServerConnection implements Protocol {
  enum State {
    IDLE,
    BUSY,
    DRAINING,
    UPGRADED,
    LINGERING,
    CLOSED
  }

  /**
   * The most of an unread body that is read to nowhere for the sake of the connection, in bytes.
   */
  private static final int MOST_DRAINED = 1 << 16;

  private static final Duration HEAD_TIME = Duration.ofSeconds(10);
  private static final Duration DRAIN_TIME = Duration.ofSeconds(10);
  private static final Duration LINGER_TIME = Duration.ofSeconds(2);

  private final WebServer server;
  private final RequestFeed feed;
  private final IdleTimer timer;
  private final ConnectionOutput output = new ConnectionOutput(this);
  private State state = State.IDLE;
  private @Nullable Transport transport;
  private @Nullable ServerExchange exchange; // while BUSY, or UPGRADED
  private boolean isBroken; // bytes came that cannot be read as HTTP
  private int drained;

  ServerConnection(WebServer server) {
    this.server = server;
    feed = new RequestFeed(this, server.limits());
    timer = new IdleTimer(server.port(), this::close);
  }

  WebServer server() {
    return server;
  }

  Transport transport() {
    if (transport == null) throw new IllegalStateException("not connected");
    return transport;
  }

  ConnectionOutput output() {
    return output;
  }

  @Nullable ServerExchange exchange() {
    return exchange;
  }

  @Override
  public void connectionMade(Transport transport) {
    this.transport = transport;
    transport.setWriteBufferLimits(1 << 16, null);
    server.add(this);
    timer.set(server.options().keepaliveTimeout());
  }

  @Override
  public void dataReceived(ByteBuffer data) {
    if (state == State.UPGRADED && exchange != null) exchange.raw().received(data);
    else if (!isEnded()) feed.received(data);
  }

  /** True if a request may begin. */
  boolean isIdle() {
    return state == State.IDLE;
  }

  /** True if what comes is looked at, now or later. */
  boolean isReadable() {
    return state == State.IDLE || state == State.BUSY || state == State.DRAINING;
  }

  /** The time for a head runs from its first byte on. */
  void headBegins() {
    timer.set(HEAD_TIME);
  }

  /** Begins a request; its handler runs with {@link #handle}. */
  void begin(RequestHead head) {
    timer.clear();
    state = State.BUSY;
    exchange = new ServerExchange(this, head);
  }

  void handle() {
    if (exchange != null) exchange.start();
  }

  void body(ByteBuffer data) {
    if (state == State.DRAINING) drained += data.remaining();
    else if (exchange != null) exchange.body(data);
    if (drained > MOST_DRAINED) linger();
  }

  void endOfChunk() {
    if (exchange != null && state == State.BUSY) exchange.endOfChunk();
  }

  void bodyEnds() {
    if (exchange != null) exchange.bodyEnded();
    if (state == State.DRAINING) idle();
  }

  void pause() {
    transport().pauseReading();
  }

  void resume() {
    transport().resumeReading();
  }

  /** Answers what is no HTTP. */
  void refuse(BadMessage bad) {
    isBroken = true;
    if (state == State.BUSY && exchange != null && exchange.isStarted()) {
      exchange.bodyFailed(bad);
    } else if (state == State.DRAINING || !output.isWritable()) {
      linger();
    } else {
      var refused = exchange != null ? exchange : ServerExchange.bad(this);
      state = State.BUSY;
      exchange = refused;
      Replies.refuse(refused, bad);
      linger();
    }
  }

  @Override
  public boolean eofReceived() {
    return false; // a client that leaves half is a client that leaves
  }

  @Override
  public void connectionLost(@Nullable Throwable error) {
    state = State.CLOSED;
    timer.close();
    feed.stop();
    output.resume();
    forget();
    if (exchange != null) exchange.connectionLost(error);
  }

  /** Leaves the server, which waits at its end for a handler that is left. */
  private void forget() {
    if (exchange != null && exchange.isStarted() && !exchange.task().done()) {
      exchange.task().addDoneCallback(task -> server.remove(this));
    } else {
      server.remove(this);
    }
  }

  @Override
  public void pauseWriting() {
    output.pause();
  }

  @Override
  public void resumeWriting() {
    output.resume();
  }

  /** Goes on after a reply. */
  void replied(boolean open) {
    if (exchange != null) exchange.close();
    if (state != State.BUSY) return;
    exchange = null;
    if (!open || isBroken || server.isShuttingDown()) {
      linger();
    } else if (feed.isAtBodyEnd()) {
      idle();
    } else if (feed.bodyLeft() > MOST_DRAINED) {
      linger();
    } else {
      state = State.DRAINING;
      drained = 0;
      timer.set(DRAIN_TIME);
      transport().resumeReading();
    }
  }

  private void idle() {
    state = State.IDLE;
    exchange = null;
    if (server.isShuttingDown()) {
      close();
      return;
    }
    timer.set(server.options().keepaliveTimeout());
    if (!transport().isReading()) transport().resumeReading();
    feed.goOn();
  }

  /**
   * Ends the connection so that the last reply reaches a client that still sends: closing with
   * bytes unread would reset it.
   */
  void linger() {
    if (state == State.CLOSED || state == State.LINGERING) return;
    boolean unread = feed.stop() || isBroken;
    if (!unread || !transport().canWriteEof()) {
      close();
      return;
    }
    state = State.LINGERING;
    exchange = null;
    transport().writeEof();
    transport().resumeReading();
    timer.set(LINGER_TIME);
  }

  /** Closes after what is queued has been sent. */
  void close() {
    timer.close();
    transport().close();
  }

  /** Closes if no request is under way. */
  void closeIfIdle() {
    if (state == State.IDLE || state == State.DRAINING) close();
  }

  /** True if nothing that comes matters any more. */
  boolean isEnded() {
    return state == State.LINGERING || state == State.CLOSED;
  }

  boolean isGone() {
    return state == State.CLOSED || transport().isClosing();
  }

  void abort() {
    timer.close();
    transport().abort();
  }

  /** Takes the connection away from HTTP; returns what has come after the head. */
  ByteBuffer upgrade() {
    state = State.UPGRADED;
    timer.close();
    return feed.takeAhead();
  }

  @Override
  public String toString() {
    return "ServerConnection[" + state + "]";
  }
}
