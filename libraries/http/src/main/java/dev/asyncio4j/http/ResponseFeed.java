package dev.asyncio4j.http;

import dev.asyncio4j.http.internal.BadMessage;
import dev.asyncio4j.http.wire.BodyDecoder;
import dev.asyncio4j.http.wire.BodyLength;
import dev.asyncio4j.http.wire.ResponseHead;
import dev.asyncio4j.http.wire.ResponseParser;
import java.nio.ByteBuffer;
import org.jspecify.annotations.Nullable;

/**
 * The way from the bytes of a connection to one response, with those of status 1xx before it.
 *
 * <pre>
 *   HEAD ─┬─▶ BODY ─▶ DONE
 *    ▲    └─(no body)──▲
 *    └(1xx)
 * </pre>
 */
final class ResponseFeed {
  private enum State {
    HEAD,
    BODY,
    DONE
  }

  private final Reception reception;
  private final Reception.Plan plan;
  private final ResponseParser parser;
  private State state = State.HEAD;
  private @Nullable BodyDecoder decoder; // from BODY on

  ResponseFeed(Reception reception, Reception.Plan plan) {
    this.reception = reception;
    this.plan = plan;
    parser =
        new ResponseParser(plan.limits(), plan.bodyless(), plan.untilEof() ? BodyLength.TO_EOF : 0);
  }

  boolean isDone() {
    return state == State.DONE;
  }

  boolean hasHead() {
    return state != State.HEAD;
  }

  /** True if nothing has come. */
  boolean isUntouched() {
    return state == State.HEAD && !parser.isPartial();
  }

  /** Takes bytes; what follows the response stays in the buffer. */
  void feed(ByteBuffer data) throws BadMessage {
    while (state != State.DONE && data.hasRemaining()) {
      if (decoder != null) {
        decoder.feed(data, reception);
        if (decoder.isDone()) end();
      } else {
        ResponseHead head = parser.next(data);
        if (head == null) return;
        if (head.isInterim()) reception.interim(head.status());
        else begin(head);
      }
    }
  }

  private void begin(ResponseHead head) {
    if (head.hasBody()) decoder = new BodyDecoder(head.length(), plan.limits());
    state = head.hasBody() ? State.BODY : State.DONE;
    reception.head(head);
  }

  private void end() {
    state = State.DONE;
    reception.end();
  }

  /** Takes the end of the connection within a body; returns what is missing, null: nothing. */
  @Nullable String eof() {
    String missing = decoder == null ? null : decoder.missing();
    if (missing == null && state == State.BODY) end();
    return missing;
  }
}
