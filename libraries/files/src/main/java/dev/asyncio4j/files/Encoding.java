package dev.asyncio4j.files;

import java.nio.ByteBuffer;
import java.nio.CharBuffer;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.Charset;
import java.nio.charset.CharsetEncoder;
import java.nio.charset.CoderResult;
import java.nio.charset.CodingErrorAction;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.Arrays;

/** The encoding of what is written to a text file, with its line ends and its way of errors. */
final class Encoding {
  private final Charset charset;
  private final DecodeErrors errors;
  private final Newline newline;
  private final CharsetEncoder encoder;

  /** The mark of the order of bytes, that the first write to an empty file begins with. */
  private byte[] mark;

  Encoding(Charset declared, DecodeErrors errors, Newline newline, boolean atStart) {
    boolean marked = declared.equals(StandardCharsets.UTF_16);
    charset = marked ? StandardCharsets.UTF_16BE : declared;
    mark = marked && atStart ? new byte[] {(byte) 0xFE, (byte) 0xFF} : new byte[0];
    this.errors = errors;
    this.newline = newline;
    var action =
        switch (errors) {
          case STRICT -> CodingErrorAction.REPORT;
          case REPLACE -> CodingErrorAction.REPLACE;
          case IGNORE -> CodingErrorAction.IGNORE;
        };
    encoder = charset.newEncoder().onMalformedInput(action).onUnmappableCharacter(action);
  }

  /** Encodes a text whole, or fails and has done nothing. */
  byte[] encode(String text, String file) {
    byte[] bytes = encoded(text, file);
    if (mark.length == 0 || bytes.length == 0) return bytes;
    byte[] marked = Arrays.copyOf(mark, mark.length + bytes.length);
    System.arraycopy(bytes, 0, marked, mark.length, bytes.length);
    mark = new byte[0];
    return marked;
  }

  private byte[] encoded(String text, String file) {
    String lines = newline.written.equals("\n") ? text : text.replace("\n", newline.written);
    if (charset.equals(StandardCharsets.UTF_8) && errors == DecodeErrors.STRICT) {
      byte[] bytes = lines.getBytes(StandardCharsets.UTF_8);
      if (!mayHideFault(lines, bytes)) return bytes;
    }
    try {
      ByteBuffer bytes = encoder.encode(CharBuffer.wrap(lines));
      byte[] result = new byte[bytes.remaining()];
      bytes.get(result);
      return result;
    } catch (CharacterCodingException e) {
      throw fault(lines, file);
    }
  }

  /** Tells whether a half of a pair may have become a question mark on the way. */
  private static boolean mayHideFault(String text, byte[] bytes) {
    for (byte b : bytes) {
      if (b == '?') return text.chars().anyMatch(c -> Character.isSurrogate((char) c));
    }
    return false;
  }

  private TextEncodeException fault(String text, String file) {
    CharBuffer chars = CharBuffer.wrap(text);
    var room = ByteBuffer.allocate((int) Math.ceil(text.length() * encoder.maxBytesPerChar()) + 16);
    CoderResult result = encoder.reset().encode(chars, room, true);
    int index = result.isError() ? chars.position() : 0;
    return new TextEncodeException(file, index, text.codePointAt(index), charset);
  }

  /** Encodes a text for a whole file. */
  static byte[] utf8(String text, Path path) {
    return new Encoding(StandardCharsets.UTF_8, DecodeErrors.STRICT, Newline.KEEP, false)
        .encode(text, path.toString());
  }
}
