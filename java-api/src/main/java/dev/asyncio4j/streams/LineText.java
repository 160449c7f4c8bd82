package dev.asyncio4j.streams;

import java.io.UncheckedIOException;
import java.nio.ByteBuffer;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.Charset;

/** Lines as text: their bytes decoded, and their ends taken off. */
final class LineText {
  private LineText() {}

  /**
   * Decodes a line strictly: text that is broken is an error, not a question mark.
   *
   * @throws UncheckedIOException if the bytes are not text in {@code charset}
   */
  static String decoded(byte[] line, Charset charset) {
    try {
      return charset.newDecoder().decode(ByteBuffer.wrap(line)).toString();
    } catch (CharacterCodingException e) {
      throw new UncheckedIOException(
          "a line of " + line.length + " bytes is not " + charset + ": read it as bytes", e);
    }
  }

  static String withoutEnd(String line) {
    if (!line.endsWith("\n")) return line;
    return line.substring(0, line.length() - (line.endsWith("\r\n") ? 2 : 1));
  }
}
