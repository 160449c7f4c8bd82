package dev.asyncio4j.files;

import java.nio.ByteBuffer;
import java.nio.CharBuffer;
import java.nio.charset.Charset;
import java.nio.charset.CharsetDecoder;
import java.nio.charset.CoderResult;
import java.nio.charset.CodingErrorAction;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;

/** The decoding of a text file, piece by piece, with its way of errors. */
final class Decoding {
  /** The ends of a piece. */
  enum End {
    /** All bytes are used, but for the start of a character. */
    BYTES_USED,
    /** No room is left for more characters. */
    ROOM_USED,
    /** The next bytes are not valid, and the way of errors is STRICT. */
    FAULT
  }

  final Charset charset;
  final DecodeErrors errors;
  private final CharsetDecoder decoder;

  /** The length of what is not valid, after {@link End#FAULT}. */
  private int faultLength;

  Decoding(Charset charset, DecodeErrors errors) {
    this.charset = charset;
    this.errors = errors;
    decoder =
        charset
            .newDecoder()
            .onMalformedInput(CodingErrorAction.REPORT)
            .onUnmappableCharacter(CodingErrorAction.REPORT);
  }

  /** Decodes from {@code bytes} into {@code chars}; both move behind what is done. */
  End decode(ByteBuffer bytes, CharBuffer chars) {
    while (true) {
      CoderResult result = decoder.decode(bytes, chars, false);
      if (result.isUnderflow()) return End.BYTES_USED;
      if (result.isOverflow()) return End.ROOM_USED;
      int length = partLength(bytes, result.length());
      if (errors == DecodeErrors.STRICT) {
        faultLength = length;
        return End.FAULT;
      }
      if (errors == DecodeErrors.REPLACE) {
        if (!chars.hasRemaining()) return End.ROOM_USED;
        chars.put('\uFFFD');
      }
      bytes.position(bytes.position() + length);
    }
  }

  /**
   * The length of the maximal part; the JDK takes a surrogate in UTF-8 for one, which has three.
   */
  private int partLength(ByteBuffer bytes, int length) {
    boolean utf8 = charset.equals(StandardCharsets.UTF_8);
    return utf8 && length == 3 && bytes.get(bytes.position()) == (byte) 0xED ? 1 : length;
  }

  int faultLength() {
    return faultLength;
  }

  /** The most characters that so many bytes give. */
  int room(int bytes) {
    return 16 + (int) Math.ceil(bytes * (double) decoder.maxCharsPerByte());
  }

  /** Decodes a whole file. */
  static String whole(String name, byte[] bytes, Charset charset) {
    var decoder =
        charset
            .newDecoder()
            .onMalformedInput(CodingErrorAction.REPORT)
            .onUnmappableCharacter(CodingErrorAction.REPORT);
    if (charset.equals(StandardCharsets.UTF_8)) {
      String fast = new String(bytes, charset);
      if (fast.indexOf('\uFFFD') < 0) return fast;
    }
    var from = ByteBuffer.wrap(bytes);
    var into =
        CharBuffer.allocate(
            (int) Math.ceil(bytes.length * (double) decoder.maxCharsPerByte()) + 16);
    CoderResult result = decoder.decode(from, into, true);
    if (!result.isError()) {
      decoder.flush(into);
      return into.flip().toString();
    }
    int at = from.position();
    byte[] bad = Arrays.copyOfRange(bytes, at, at + result.length());
    throw new TextDecodeException(name, at, bad, charset);
  }
}
