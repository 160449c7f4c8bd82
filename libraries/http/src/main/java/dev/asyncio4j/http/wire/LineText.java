package dev.asyncio4j.http.wire;

import static java.nio.charset.StandardCharsets.ISO_8859_1;
import static java.nio.charset.StandardCharsets.UTF_8;

import java.nio.ByteBuffer;
import java.nio.charset.CharacterCodingException;

/** The text of a line of a head. */
final class LineText {
  private static final int MOST_SHOWN = 100;

  private LineText() {}

  /** A part of a line as text: ASCII or UTF-8, or else Latin-1, which takes any byte. */
  static String of(byte[] line, int from, int to) {
    for (int i = from; i < to; i++) {
      if (line[i] < 0) {
        try {
          return UTF_8.newDecoder().decode(ByteBuffer.wrap(line, from, to - from)).toString();
        } catch (CharacterCodingException e) {
          break;
        }
      }
    }
    return new String(line, from, to - from, ISO_8859_1);
  }

  /** A line for the text of an error: its beginning, with dots for what has no letter. */
  static String shown(byte[] line, int length) {
    var text = new StringBuilder();
    for (int i = 0; i < Math.min(length, MOST_SHOWN); i++) {
      text.append(line[i] >= ' ' && line[i] < 127 ? (char) line[i] : '.');
    }
    return text.toString();
  }
}
