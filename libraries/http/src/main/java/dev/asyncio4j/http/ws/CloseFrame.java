package dev.asyncio4j.http.ws;

import static java.nio.charset.StandardCharsets.UTF_8;

import dev.asyncio4j.http.WebSocketException;
import dev.asyncio4j.http.WsCloseCode;
import dev.asyncio4j.http.WsMessage;
import dev.asyncio4j.http.WsMessageType;

/** Payload of a close frame: two bytes of code and a reason in UTF-8, or nothing. */
final class CloseFrame {
  private static final int CODE_BYTES = 2;
  private static final int FIRST_FREE_CODE = 3000;
  private static final int LAST_CODE = 4999;

  private CloseFrame() {}

  /** {@return the payload}; fails for a code that is never sent and for a reason over 123 bytes. */
  static byte[] encode(int code, String reason) {
    if (!isSendable(code)) {
      throw new IllegalArgumentException(
          "Invalid close code: " + code + "; a program's own are 3000 to 4999");
    }
    byte[] text = reason.getBytes(UTF_8);
    byte[] payload = new byte[CODE_BYTES + text.length];
    if (payload.length > Opcode.CONTROL_LIMIT) {
      throw new IllegalArgumentException(
          "Reason of a close frame too long: "
              + text.length
              + " bytes of UTF-8; at most "
              + (Opcode.CONTROL_LIMIT - CODE_BYTES));
    }
    payload[0] = (byte) (code >> 8);
    payload[1] = (byte) code;
    System.arraycopy(text, 0, payload, CODE_BYTES, text.length);
    return payload;
  }

  /** {@return the message}; its code is 0 if the peer gave none. */
  static WsMessage decode(byte[] payload) {
    if (payload.length == 0) return new WsMessage(WsMessageType.CLOSE, 0, "");
    if (payload.length < CODE_BYTES) {
      throw new WebSocketException(
          WsCloseCode.PROTOCOL_ERROR, "Invalid close frame: half a close code");
    }
    int code = (payload[0] & 0xFF) << 8 | payload[1] & 0xFF;
    if (!isSendable(code)) {
      throw new WebSocketException(WsCloseCode.PROTOCOL_ERROR, "Invalid close code: " + code);
    }
    return new WsMessage(WsMessageType.CLOSE, code, Text.decode(payload, CODE_BYTES));
  }

  private static boolean isSendable(int code) {
    return code >= FIRST_FREE_CODE
        ? code <= LAST_CODE
        : code >= WsCloseCode.OK && code <= WsCloseCode.UNSUPPORTED_DATA
            || code >= WsCloseCode.INVALID_TEXT && code <= WsCloseCode.BAD_GATEWAY;
  }
}
