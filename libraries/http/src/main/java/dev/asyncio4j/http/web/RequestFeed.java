package dev.asyncio4j.http.web;

import dev.asyncio4j.http.internal.BadMessage;
import dev.asyncio4j.http.wire.BodyDecoder;
import dev.asyncio4j.http.wire.HeadLimits;
import dev.asyncio4j.http.wire.RequestParser;
import java.nio.ByteBuffer;
import org.jspecify.annotations.Nullable;

/**
 * The way from the bytes of a connection to its requests, one at a time.
 *
 * <p>Bytes that come while a request is handled and its body has ended wait in {@link #ahead}.
 */
final class RequestFeed implements BodyDecoder.Sink {
  /** The most that may wait before the client is held back, in bytes. */
  private static final int MOST_AHEAD = 1 << 16;

  private static final ByteBuffer NOTHING = ByteBuffer.allocate(0);

  private final ServerConnection connection;
  private final HeadLimits limits;
  private final RequestParser parser;
  private @Nullable BodyDecoder decoder; // while the body has not ended
  private ByteBuffer ahead = NOTHING;
  private boolean processing; // a handler that runs within a step does not begin another one
  private boolean headBegun;

  RequestFeed(ServerConnection connection, HeadLimits limits) {
    this.connection = connection;
    this.limits = limits;
    parser = new RequestParser(limits);
  }

  void received(ByteBuffer data) {
    if (!ahead.hasRemaining()) process(data);
    if (data.hasRemaining()) keep(data);
  }

  /** Keeps what cannot be looked at yet. */
  private void keep(ByteBuffer data) {
    if (!connection.isReadable()) {
      connection.dataReceived(data); // upgraded meanwhile: the other protocol's
      return;
    }
    ahead = ByteBuffer.allocate(ahead.remaining() + data.remaining()).put(ahead).put(data).flip();
    if (ahead.remaining() > MOST_AHEAD) connection.pause();
  }

  /** Goes through bytes as far as the connection's state allows. */
  private void process(ByteBuffer data) {
    processing = true;
    try {
      while (data.hasRemaining() && step(data)) {
        continue;
      }
    } catch (BadMessage bad) {
      decoder = null;
      connection.refuse(bad);
    } finally {
      processing = false;
    }
    if (connection.isEnded()) data.position(data.limit());
  }

  /** One step; false: the rest has to wait. */
  private boolean step(ByteBuffer data) throws BadMessage {
    if (!connection.isReadable()) return false;
    if (decoder != null) {
      body(decoder, data);
      return true;
    }
    if (!connection.isIdle()) return false;
    var head = parser.next(data);
    if (head == null) {
      if (!headBegun && parser.isPartial()) connection.headBegins();
      headBegun = parser.isPartial();
      return true;
    }
    headBegun = false;
    connection.begin(head);
    if (head.hasBody()) {
      decoder = new BodyDecoder(head.length(), limits);
      if (data.hasRemaining()) body(decoder, data); // what is there is read before the handler runs
    }
    connection.handle();
    return true;
  }

  private void body(BodyDecoder body, ByteBuffer data) throws BadMessage {
    body.feed(data, this);
    if (!body.isDone() || decoder != body) return;
    decoder = null;
    connection.bodyEnds();
  }

  @Override
  public void data(ByteBuffer data) {
    connection.body(data);
  }

  @Override
  public void endOfChunk() {
    connection.endOfChunk();
  }

  boolean isAtBodyEnd() {
    return decoder == null;
  }

  /** The bytes that are known to come of the present body. */
  long bodyLeft() {
    return decoder == null ? 0 : decoder.remaining();
  }

  /** Looks at what has waited, soon. */
  void goOn() {
    if (processing || !ahead.hasRemaining()) return;
    connection
        .server()
        .loop()
        .callSoon(
            () -> {
              if (connection.isIdle()) received(takeAhead());
            });
  }

  /** Forgets what has come; returns whether there was something unread. */
  boolean stop() {
    boolean unread = decoder != null || ahead.hasRemaining();
    decoder = null;
    ahead = NOTHING;
    return unread;
  }

  /** Gives what has waited away. */
  ByteBuffer takeAhead() {
    var taken = ahead;
    ahead = NOTHING;
    return taken;
  }
}
