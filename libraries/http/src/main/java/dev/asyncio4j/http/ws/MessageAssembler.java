package dev.asyncio4j.http.ws;

import dev.asyncio4j.http.WebSocketException;
import dev.asyncio4j.http.WsCloseCode;
import dev.asyncio4j.http.WsMessage;
import dev.asyncio4j.http.WsMessageType;
import java.io.ByteArrayOutputStream;
import org.jspecify.annotations.Nullable;

/**
 * Puts frames together into messages and keeps the rules of RFC 6455 and RFC 7692 about them.
 *
 * <pre>
 *   IDLE ──data frame, not final──▶ FRAGMENTED ──continuation, final──▶ IDLE
 *     └──data frame, final──▶ IDLE       └── control frames come between, at any point
 * </pre>
 */
final class MessageAssembler implements AutoCloseable {
  private enum State {
    IDLE,
    FRAGMENTED
  }

  private static final int LARGEST_ARRAY = Integer.MAX_VALUE - 8;

  /** The size that a message must be smaller than, in bytes; 0: no limit. */
  private final int maxSize;

  private final boolean decodeText;

  /** Null if compression was not negotiated. */
  private final @Nullable Inflation inflation;

  private State state = State.IDLE;

  /** The frame that is being read. */
  private int opcode;

  private boolean isFinal;

  /** The message that its fragments are of, and whether that is compressed. */
  private int messageOpcode;

  private boolean compressed;
  private ByteArrayOutputStream fragments = new ByteArrayOutputStream(0);

  /** The check of a fragmented text that is not compressed, so that it fails early. */
  private @Nullable Utf8Check utf8;

  private int lastSize;

  MessageAssembler(int maxSize, boolean decodeText, boolean compression) {
    this.maxSize = maxSize;
    this.decodeText = decodeText;
    inflation = compression ? new Inflation(maxSize) : null;
  }

  /** Checks the first two bytes of a frame. */
  void begin(int first, int shortLength) {
    isFinal = (first & 0x80) != 0;
    opcode = first & 0xF;
    boolean rsv1 = (first & 0x40) != 0;
    if ((first & 0x30) != 0 || rsv1 && (inflation == null || !startsMessage())) {
      throw FrameReader.broken("Received frame with non-zero reserved bits");
    }
    if (!Opcode.isKnown(opcode)) throw FrameReader.broken("Unexpected opcode=" + opcode);
    if (Opcode.isControl(opcode)) {
      if (!isFinal) throw FrameReader.broken("Received fragmented control frame");
      if (shortLength > Opcode.CONTROL_LIMIT) {
        throw FrameReader.broken("Control frame payload cannot be larger than 125 bytes");
      }
    } else {
      beginData(rsv1);
    }
  }

  private boolean startsMessage() {
    return opcode == Opcode.TEXT || opcode == Opcode.BINARY;
  }

  private void beginData(boolean rsv1) {
    if (opcode == Opcode.CONTINUATION) {
      if (state == State.IDLE) {
        throw FrameReader.broken("Continuation frame for non started message");
      }
    } else if (state == State.FRAGMENTED) {
      throw FrameReader.broken("The opcode in non-fin frame is expected to be zero, got " + opcode);
    } else {
      messageOpcode = opcode;
      compressed = rsv1;
    }
  }

  /** Checks the size of a frame before its payload has come. */
  void checkSize(long length) {
    if (Opcode.isControl(opcode)) return;
    long size = length + fragments.size();
    if (maxSize > 0 && size >= maxSize || size > LARGEST_ARRAY) {
      throw new WebSocketException(
          WsCloseCode.MESSAGE_TOO_BIG,
          "Message size " + size + " exceeds limit " + (maxSize > 0 ? maxSize : LARGEST_ARRAY));
    }
  }

  /** {@return the message that ends with this frame; null if it goes on} */
  @Nullable WsMessage end(byte[] payload) {
    if (Opcode.isControl(opcode)) return control(payload);
    if (isFinal && state == State.IDLE) return message(payload);
    checkFragment(payload);
    fragments.writeBytes(payload);
    if (!isFinal) {
      state = State.FRAGMENTED;
      return null;
    }
    byte[] whole = fragments.toByteArray();
    fragments = new ByteArrayOutputStream(0); // not reset: that would keep the room
    utf8 = null;
    state = State.IDLE;
    return message(whole);
  }

  private WsMessage control(byte[] payload) {
    lastSize = payload.length;
    if (opcode == Opcode.CLOSE) return CloseFrame.decode(payload);
    var type = opcode == Opcode.PING ? WsMessageType.PING : WsMessageType.PONG;
    return new WsMessage(type, payload, "");
  }

  private void checkFragment(byte[] payload) {
    if (messageOpcode != Opcode.TEXT || compressed || !decodeText) return;
    if (utf8 == null) utf8 = new Utf8Check();
    if (!utf8.accepts(payload) || isFinal && !utf8.isComplete()) throw Text.invalid();
  }

  private WsMessage message(byte[] data) {
    byte[] plain = compressed && inflation != null ? inflation.inflate(data) : data;
    lastSize = plain.length;
    if (messageOpcode == Opcode.BINARY) return new WsMessage(WsMessageType.BINARY, plain, "");
    return new WsMessage(WsMessageType.TEXT, decodeText ? Text.decode(plain, 0) : plain, "");
  }

  /** {@return the bytes of the last message, inflated} */
  int lastSize() {
    return lastSize;
  }

  @Override
  public void close() {
    if (inflation != null) inflation.close();
  }
}
