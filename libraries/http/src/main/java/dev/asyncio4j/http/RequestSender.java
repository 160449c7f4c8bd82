package dev.asyncio4j.http;

import static dev.asyncio4j.Asyncio.async;
import static dev.asyncio4j.Asyncio.await;
import static dev.asyncio4j.Asyncio.createTask;

import dev.asyncio4j.AsyncGenerator;
import dev.asyncio4j.AsyncIterator;
import dev.asyncio4j.exceptions.CancelledError;
import dev.asyncio4j.exceptions.StopAsyncIterationException;
import dev.asyncio4j.http.Http.HttpVersion;
import dev.asyncio4j.http.TraceEvents.RequestChunkSent;
import dev.asyncio4j.http.TraceEvents.RequestHeadersSent;
import dev.asyncio4j.http.internal.BytesPayload;
import dev.asyncio4j.http.internal.Compressor;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import org.jspecify.annotations.Nullable;

/**
 * The sending of one request: head and small body at once, anything else by a task beside the
 * reply.
 */
final class RequestSender {
  /** Bytes of a body that go with the head. */
  private static final int SMALL = 1 << 16;

  private static final byte[] CRLF = {'\r', '\n'};
  private static final byte[] LAST_CHUNK = {'0', '\r', '\n', '\r', '\n'};

  private final Wire wire;
  private final Reception reception;
  private final RequestMessage request;
  private final Tracing tracing;

  /** Bytes of the promised length that are still to be sent; -1: no length was promised. */
  private long left = -1;

  private boolean isSent;

  RequestSender(Wire wire, Reception reception, RequestMessage request, Tracing tracing) {
    this.wire = wire;
    this.reception = reception;
    this.request = request;
    this.tracing = tracing;
  }

  void send(HttpVersion version) throws Exception {
    byte[] head = request.head(version).getBytes(StandardCharsets.UTF_8);
    Payload body = request.body();
    BytesPayload small = request.immediateBody();
    if (body == null) {
      wire.write(head);
      headSent();
      sent();
    } else if (small != null && small.bytes().length <= SMALL && isPromised(small)) {
      byte[] both = Arrays.copyOf(head, head.length + small.bytes().length);
      System.arraycopy(small.bytes(), 0, both, head.length, small.bytes().length);
      wire.write(both);
      headSent();
      if (small.bytes().length > 0) chunkSent(small.bytes());
      sent();
    } else {
      wire.write(head);
      headSent();
      if (!request.isChunked()) left = Long.parseLong(request.headers().get("Content-Length", "0"));
      wire.upload(createTask(async(() -> upload(body)), "upload of " + request));
    }
  }

  private boolean isPromised(BytesPayload body) {
    return request
        .headers()
        .get("Content-Length", "")
        .equals(Integer.toString(body.bytes().length));
  }

  private void headSent() throws Exception {
    tracing.tell(
        RequestHeadersSent.class,
        () -> new RequestHeadersSent(request.method(), request.url(), request.headers().copy()));
  }

  private void chunkSent(byte[] piece) throws Exception {
    tracing.tell(
        RequestChunkSent.class,
        () -> new RequestChunkSent(request.method(), request.url(), piece.clone()));
  }

  /**
   * Tells that the last byte is written: the server may answer, and the connection be used again.
   */
  private void sent() {
    if (isSent) return;
    isSent = true;
    reception.watchGaps();
    wire.uploaded();
  }

  private void upload(Payload body) {
    try {
      if (request.waitsForConsent() && !await(reception.goAhead())) return;
      Compressor compressor =
          request.compresses() ? new Compressor(String.valueOf(request.plan().compress())) : null;
      AsyncIterator<byte[]> pieces = body.pieces().iterator();
      try {
        pump(pieces, compressor);
      } finally {
        if (compressor != null) compressor.close();
        if (pieces instanceof AsyncGenerator<byte[]> generator) await(generator.close());
      }
      if (left > 0) {
        throw new IllegalStateException(
            "the body ended " + left + " bytes before its Content-Length");
      }
      sent();
    } catch (ClientConnectionResetException lost) {
      // the reply, or its failure, tells more
    } catch (CancelledError stopped) {
      throw stopped;
    } catch (Throwable failed) {
      if (reception.isDone()) return;
      reception.fail(
          new ClientConnectionException(
              "Failed to send the body of the request to " + wire.key().place() + ": " + failed,
              failed));
      wire.abort();
    }
  }

  private void pump(AsyncIterator<byte[]> pieces, @Nullable Compressor compressor)
      throws Exception {
    while (true) {
      byte[] piece;
      try {
        piece = await(pieces.next());
      } catch (StopAsyncIterationException over) {
        break;
      }
      write(compressor == null ? piece : compressor.compress(piece));
    }
    if (compressor != null) write(compressor.finish());
    if (request.isChunked()) {
      wire.write(LAST_CHUNK);
      sent();
    }
  }

  private void write(byte[] piece) throws Exception {
    if (piece.length == 0) return;
    if (request.isChunked()) {
      byte[] size =
          (Integer.toHexString(piece.length) + "\r\n").getBytes(StandardCharsets.US_ASCII);
      wire.writeAll(size, piece, CRLF);
    } else {
      if (piece.length > left) {
        throw new IllegalStateException(
            "the body is longer than its Content-Length, by "
                + (piece.length - left)
                + " bytes or more");
      }
      left -= piece.length;
      wire.write(piece);
      if (left == 0) sent();
    }
    chunkSent(piece);
    if (wire.isFull()) wire.drained();
  }
}
