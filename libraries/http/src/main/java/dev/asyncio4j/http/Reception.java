package dev.asyncio4j.http;

import dev.asyncio4j.Future;
import dev.asyncio4j.exceptions.AsyncTimeoutException;
import dev.asyncio4j.http.internal.BadMessage;
import dev.asyncio4j.http.internal.BodyFeed;
import dev.asyncio4j.http.internal.BodyStream;
import dev.asyncio4j.http.internal.Decoder;
import dev.asyncio4j.http.internal.Decoders;
import dev.asyncio4j.http.wire.BodyDecoder;
import dev.asyncio4j.http.wire.HeadLimits;
import dev.asyncio4j.http.wire.ResponseHead;
import dev.asyncio4j.loop.EventLoop;
import dev.asyncio4j.loop.TimerHandle;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.ByteBuffer;
import java.time.Duration;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * The receiving of one response: from the bytes of a {@link Wire} to its head and its body.
 *
 * <p><b>Cancellation:</b> of the wait for {@link #head} cancels that future, and the exchange
 * discards the wire.
 */
final class Reception implements BodyDecoder.Sink {
  /** The part of a response that its request decides. */
  record Plan(
      HeadLimits limits,
      boolean bodyless,
      boolean untilEof,
      boolean decompress,
      int bufferSize,
      @Nullable Duration sockRead) {}

  private final EventLoop loop;
  private final Wire wire;
  private final Plan plan;
  private final ResponseFeed bytes;
  private final Future<ResponseHead> head;
  private final Future<Boolean> goAhead;

  /** Number of bytes of the request that were sent. */
  long sent;

  /** True if the request was sent to its end. */
  boolean uploadDone;

  private @Nullable ResponseHead received;
  private @Nullable BodyFeed feed;
  private @Nullable TimerHandle gapTimer;
  private @Nullable TimerHandle totalTimer;
  private Duration lastActivity = Duration.ZERO;
  private boolean gapStopped = true;

  Reception(EventLoop loop, Wire wire, Plan plan) {
    this.loop = loop;
    this.wire = wire;
    this.plan = plan;
    bytes = new ResponseFeed(this, plan);
    head = loop.createFuture();
    goAhead = loop.createFuture();
  }

  /** The head, when it has come. */
  Future<ResponseHead> head() {
    return head;
  }

  /** The leave to send the body: true after 100, false when the response came first. */
  Future<Boolean> goAhead() {
    return goAhead;
  }

  /** The body; after the head only. */
  BodyStream body() {
    BodyFeed own = feed;
    return own == null ? BodyStream.empty(loop) : own.stream();
  }

  boolean isDone() {
    return bytes.isDone();
  }

  /** Tells whether the connection has left HTTP with this response. */
  boolean isUpgrade() {
    return received != null && received.status() == 101;
  }

  boolean keepAlive() {
    return received != null && received.keepAlive();
  }

  void received(ByteBuffer data) {
    lastActivity = gapStopped ? lastActivity : loop.time();
    try {
      bytes.feed(data);
    } catch (BadMessage bad) {
      wire.abort();
      fail(
          new ClientResponseException(
              null, List.of(), 400, bad.getMessage(), Headers.create(), bad),
          bad);
    }
  }

  /** Takes the status of a head before the real one. */
  void interim(int status) {
    if (status == 100 && !goAhead.done()) goAhead.setResult(true);
  }

  /** Takes the head. */
  void head(ResponseHead response) {
    received = response;
    if (response.hasBody()) {
      Decoder decoder = plan.decompress() ? Decoders.of(response.headers()) : null;
      feed = new BodyFeed(loop, plan.bufferSize(), decoder, wire, Reception::incomplete);
      if (response.headers().contains("Transfer-Encoding") && decoder == null) {
        feed.stream().beginChunks();
      }
    }
    if (!goAhead.done()) goAhead.setResult(false);
    if (!head.done()) head.setResult(response);
    if (!response.hasBody()) over();
  }

  private static ClientPayloadException incomplete(BadMessage broken) {
    return new ClientPayloadException(
        "Response payload is not completed: " + broken.getMessage(), broken);
  }

  @Override
  public void data(ByteBuffer data) {
    byte[] piece = new byte[data.remaining()];
    data.get(piece);
    if (feed != null) feed.feed(piece);
  }

  @Override
  public void endOfChunk() {
    if (feed != null) feed.chunkEnd();
  }

  /** Takes the end of the body. */
  void end() {
    over();
    if (feed != null) feed.end();
  }

  private void stopTimers() {
    stopGaps();
    if (totalTimer != null) totalTimer.cancel();
    totalTimer = null;
  }

  private void over() {
    stopTimers();
    wire.received();
  }

  /** Takes the loss of the connection: it may be the end of the body. */
  void connectionLost(@Nullable Throwable error) {
    stopTimers();
    if (bytes.isDone()) return;
    if (error == null && !bytes.hasHead()) {
      fail(
          new ServerDisconnectedException(
              bytes.isUntouched()
                  ? "Server disconnected"
                  : "Server disconnected within the head of a response",
              null),
          null);
      return;
    }
    if (error != null && !bytes.hasHead()) {
      fail(new ClientOsException("Connection lost: " + text(error), error), error);
      return;
    }
    String missing = error == null ? bytes.eof() : "Connection lost: " + text(error);
    if (missing != null) {
      fail(
          new ClientPayloadException("Response payload is not completed: " + missing, error),
          error);
    }
  }

  static String text(Throwable error) {
    Throwable cause = error instanceof UncheckedIOException io ? io.getCause() : error;
    return cause instanceof IOException && cause.getMessage() != null
        ? cause.getMessage()
        : String.valueOf(cause);
  }

  /** Fails what has not come: the head, or the body. */
  void fail(Throwable error) {
    fail(error, error);
  }

  private void fail(Throwable error, @Nullable Throwable cause) {
    stopTimers();
    if (!goAhead.done()) goAhead.setResult(false);
    if (!head.done()) {
      head.setException(error);
    } else if (feed != null) {
      boolean broken = error instanceof ClientResponseException;
      feed.fail(
          broken
              ? new ClientPayloadException(
                  "Response payload is not completed: "
                      + ((ClientResponseException) error).message(),
                  cause)
              : error);
    }
  }

  /** Fails the response at a moment, if it has not come whole by then. */
  void expireAt(Duration deadline, Duration total) {
    if (bytes.isDone()) return;
    totalTimer =
        loop.callAt(
            deadline,
            () -> {
              fail(new AsyncTimeoutException("the request took longer than " + total));
              wire.abort();
            });
  }

  /** Starts to watch for gaps: the request is sent. */
  void watchGaps() {
    if (plan.sockRead() == null || bytes.isDone()) return;
    gapStopped = false;
    lastActivity = loop.time();
    if (gapTimer == null) arm(plan.sockRead());
  }

  /** Stops to watch for gaps: nobody reads, or there is nothing to come. */
  void stopGaps() {
    gapStopped = true;
    if (gapTimer != null) gapTimer.cancel();
    gapTimer = null;
  }

  private void arm(Duration after) {
    gapTimer = loop.callLater(after, this::lookForGap);
  }

  /** Looks whether there was a gap; the timer is set anew only here, not for each piece. */
  private void lookForGap() {
    gapTimer = null;
    Duration limit = plan.sockRead();
    if (gapStopped || limit == null) return;
    Duration left = lastActivity.plus(limit).minus(loop.time());
    if (left.isZero() || left.isNegative()) {
      fail(new SocketTimeoutException("Timeout on reading data from socket", null));
      wire.abort();
    } else {
      arm(left);
    }
  }
}
