package dev.asyncio4j.http.web;

import dev.asyncio4j.http.internal.BodyStream;
import dev.asyncio4j.http.wire.BadMessage;
import dev.asyncio4j.http.wire.BodyDecoder;
import dev.asyncio4j.http.wire.HeadParser;
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
 *
 * Bytes that come while a request is BUSY and its body has ended wait in {@link #rest}.
 */
final class ServerConnection implements Protocol, BodyDecoder.Sink, BodyStream.Source {
  enum State {
    IDLE,
    BUSY,
    DRAINING,
    UPGRADED,
    LINGERING,
    CLOSED
  }

  /** The most that may wait in {@link #rest} before the client is held back, in bytes. */
  private static final int MOST_AHEAD = 1 << 16;

  /** The most of an unread body that is read to nowhere for the sake of the connection, in bytes. */
  private static final int MOST_DRAINED = 1 << 16;

  private static final Duration HEAD_TIME = Duration.ofSeconds(10);
  private static final Duration DRAIN_TIME = Duration.ofSeconds(10);
  private static final Duration LINGER_TIME = Duration.ofSeconds(2);
  private static final ByteBuffer NOTHING = ByteBuffer.allocate(0);

  private final WebServer server;
  private final HeadParser parser;
  private final IdleTimer timer;
  private final ConnectionOutput output = new ConnectionOutput(this);
  private State state = State.IDLE;
  private @Nullable Transport transport;
  private @Nullable ServerExchange exchange; // while BUSY, or UPGRADED
  private @Nullable BodyDecoder decoder; // while the body has not ended
  private ByteBuffer rest = NOTHING;
  private boolean processing;
  private boolean headBegun;
  private boolean isBroken; // bytes came that cannot be read as HTTP
  private int drained;

  ServerConnection(WebServer server) {
    this.server = server;
    parser = new HeadParser(server.limits());
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
    if (state == State.UPGRADED && exchange != null) {
      exchange.raw().received(data);
    } else if (rest.hasRemaining()) {
      keep(data);
    } else {
      process(data);
      if (data.hasRemaining()) keep(data);
    }
  }

  /** Keeps what cannot be looked at yet. */
  private void keep(ByteBuffer data) {
    if (state == State.UPGRADED && exchange != null) exchange.raw().received(data);
    if (state != State.IDLE && state != State.BUSY) return;
    rest = ByteBuffer.allocate(rest.remaining() + data.remaining()).put(rest).put(data).flip();
    if (rest.remaining() > MOST_AHEAD) transport().pauseReading();
  }

  /** Goes through bytes as far as the state allows. */
  private void process(ByteBuffer data) {
    if (processing) return;
    processing = true;
    try {
      while (data.hasRemaining() && step(data)) {
        continue;
      }
    } catch (BadMessage bad) {
      refuse(bad);
    } finally {
      processing = false;
    }
  }

  /** One step; false: the rest has to wait. */
  private boolean step(ByteBuffer data) throws BadMessage {
    switch (state) {
      case LINGERING, CLOSED -> {
        data.position(data.limit());
        return false;
      }
      case UPGRADED -> {
        return false;
      }
      default -> {
        if (decoder != null) return body(decoder, data);
        if (state != State.IDLE) return false;
        var head = parser.next(data);
        if (head != null) begin(head, data);
        else if (parser.isPartial()) headBegins();
        return true;
      }
    }
  }

  /** The time for a head runs from its first byte on. */
  private void headBegins() {
    if (!headBegun) timer.set(HEAD_TIME);
    headBegun = true;
  }

  private boolean body(BodyDecoder body, ByteBuffer data) throws BadMessage {
    body.feed(data, this);
    if (body.isDone() && decoder == body) bodyEnds();
    return true;
  }

  private void bodyEnds() {
    decoder = null;
    if (exchange != null) exchange.bodyEnded();
    if (state == State.DRAINING) idle();
  }

  private void begin(RequestHead head, ByteBuffer data) throws BadMessage {
    timer.clear();
    headBegun = false;
    state = State.BUSY;
    var begun = new ServerExchange(this, head);
    exchange = begun;
    if (head.hasBody()) {
      decoder = new BodyDecoder(head, server.limits());
      if (data.hasRemaining()) body(decoder, data); // what is there is read before the handler runs
    }
    begun.start();
  }

  @Override
  public void data(ByteBuffer data) {
    if (state == State.DRAINING) drained += data.remaining();
    else if (exchange != null) exchange.body(data);
    if (drained > MOST_DRAINED) linger();
  }

  @Override
  public void endOfChunk() {
    if (exchange != null && state == State.BUSY) exchange.endOfChunk();
  }

  @Override
  public void pause() {
    transport().pauseReading();
  }

  @Override
  public void resume() {
    transport().resumeReading();
  }

  /** Answers what is no HTTP. */
  private void refuse(BadMessage bad) {
    decoder = null;
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
    rest = NOTHING;
    decoder = null;
    output.resume();
    server.remove(this);
    if (exchange != null) exchange.connectionLost(error);
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
    if (state != State.BUSY) return;
    exchange = null;
    if (!open || isBroken || server.isShuttingDown()) {
      linger();
    } else if (decoder == null) {
      idle();
    } else if (decoder.remaining() > MOST_DRAINED) {
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
    if (processing) return;
    if (rest.hasRemaining()) server.loop().callSoon(this::processRest);
  }

  private void processRest() {
    if (state != State.IDLE) return;
    var data = rest;
    rest = NOTHING;
    process(data);
    if (data.hasRemaining()) keep(data);
  }

  /**
   * Ends the connection so that the last reply reaches a client that still sends: closing with
   * bytes unread would reset it.
   */
  void linger() {
    if (state == State.CLOSED || state == State.LINGERING) return;
    boolean unread = decoder != null || rest.hasRemaining() || isBroken;
    decoder = null;
    rest = NOTHING;
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
    decoder = null;
    var early = rest;
    rest = NOTHING;
    return early;
  }

  @Override
  public String toString() {
    return "ServerConnection[" + state + "]";
  }
}
