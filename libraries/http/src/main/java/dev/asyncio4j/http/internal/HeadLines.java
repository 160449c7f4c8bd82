package dev.asyncio4j.http.internal;

import java.nio.ByteBuffer;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import org.jspecify.annotations.Nullable;

/** Lines out of bytes that come in pieces: each ends with CR and LF. */
final class HeadLines {
  private byte[] begun = {};
  private int length;

  /** Returns the next line without its end; null: it has not come whole. */
  @Nullable String next(ByteBuffer data, int limit, String what) throws BadMessage {
    int from = data.position();
    for (int i = from; i < data.limit(); i++) {
      if (data.get(i) != '\n') continue;
      keep(data, i + 1 - from, limit, what);
      int size = length - 1;
      length = 0;
      if (size == 0 || begun[size - 1] != '\r') {
        throw new BadMessage("Bare LF at the end of a line of the head, CR LF expected");
      }
      return text(begun, size - 1);
    }
    keep(data, data.remaining(), limit, what);
    return null;
  }

  private void keep(ByteBuffer data, int count, int limit, String what) throws BadMessage {
    if (length + count - 2 > limit) {
      throw new BadMessage(
          "Got more than " + limit + " bytes when reading: " + what + " is too long");
    }
    if (begun.length < length + count)
      begun = Arrays.copyOf(begun, Math.max(256, (length + count) * 2));
    data.get(begun, length, count);
    length += count;
  }

  boolean isEmpty() {
    return length == 0;
  }

  /** Decodes a line: nearly all are ASCII; UTF-8 if it is that, else every byte is a letter. */
  private static String text(byte[] bytes, int size) {
    for (int i = 0; i < size; i++) {
      if (bytes[i] < 0) {
        try {
          var decoder = StandardCharsets.UTF_8.newDecoder();
          return decoder.decode(ByteBuffer.wrap(bytes, 0, size)).toString();
        } catch (CharacterCodingException notUtf8) {
          break;
        }
      }
    }
    return new String(bytes, 0, size, StandardCharsets.ISO_8859_1);
  }
}
