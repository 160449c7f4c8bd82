package dev.asyncio4j.http.wire;

import static java.nio.charset.StandardCharsets.UTF_8;

import dev.asyncio4j.http.Headers;
import java.nio.ByteBuffer;
import java.util.Arrays;

/** The head of a reply as bytes. */
final class HeadBytes {
  private byte[] bytes = new byte[512];
  private int used;

  private HeadBytes() {}

  /**
   * Writes a status line and headers.
   *
   * @throws IllegalStateException if a text would break out of its line
   */
  static ByteBuffer of(int minor, int status, String reason, Headers headers) {
    var head = new HeadBytes();
    head.add(minor == 1 ? "HTTP/1.1 " : "HTTP/1.0 ")
        .add(Integer.toString(status))
        .add(" ")
        .add(reason)
        .end();
    for (var field : headers) {
      head.add(field.getKey()).add(": ").add(field.getValue()).end();
    }
    head.end();
    return ByteBuffer.wrap(head.bytes, 0, head.used);
  }

  private HeadBytes add(String text) {
    int length = text.length();
    room(length);
    for (int i = 0; i < length; i++) {
      char c = text.charAt(i);
      if (c >= 128) return addEncoded(text.substring(i));
      if (c < ' ' && c != '\t' || c == 127) {
        throw new IllegalStateException(
            "Newline, carriage return, or null byte detected in headers: a control character in a"
                + " header would end it early, and is never sent");
      }
      bytes[used++] = (byte) c;
    }
    return this;
  }

  private HeadBytes addEncoded(String text) {
    for (byte b : text.getBytes(UTF_8)) {
      if (b >= 0 && (b < ' ' && b != '\t' || b == 127))
        return add(new String(new byte[] {b}, UTF_8));
      room(1);
      bytes[used++] = b;
    }
    return this;
  }

  private void end() {
    room(2);
    bytes[used++] = '\r';
    bytes[used++] = '\n';
  }

  private void room(int count) {
    if (used + count > bytes.length) {
      bytes = Arrays.copyOf(bytes, Math.max(used + count, 2 * bytes.length));
    }
  }
}
