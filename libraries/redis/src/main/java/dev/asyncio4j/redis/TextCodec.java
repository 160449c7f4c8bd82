package dev.asyncio4j.redis;

import java.nio.ByteBuffer;
import java.nio.CharBuffer;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.Charset;
import java.nio.charset.StandardCharsets;

/** Text in an encoding, strictly: what cannot be read or written is refused, and never replaced. */
record TextCodec(Charset charset) implements RedisCodec<String> {
  private static final char REPLACEMENT = '\uFFFD';

  /** Refuses an encoding in which the words of commands would not be what Redis reads. */
  static void check(Charset charset) {
    var ascii = new StringBuilder();
    for (char c = ' '; c <= '~'; c++) ascii.append(c);
    if (charset.canEncode()
        && new String(ascii.toString().getBytes(charset), StandardCharsets.US_ASCII)
            .contentEquals(ascii)) return;
    throw new IllegalArgumentException(
        "encoding must write ASCII as ASCII, which " + charset + " does not");
  }

  /** Reads what is right quickly, as most is: only what looks wrong is read again. */
  @Override
  public String decode(byte[] bytes) {
    var text = new String(bytes, charset);
    if (text.indexOf(REPLACEMENT) < 0) return text;
    try {
      return charset.newDecoder().decode(ByteBuffer.wrap(bytes)).toString();
    } catch (CharacterCodingException e) {
      throw new IllegalArgumentException("no " + charset + ": read it with Redis.bytes(…)", e);
    }
  }

  /** Writes text in the encoding of a codec. */
  static byte[] bytes(String text, Charset charset) {
    if (charset == StandardCharsets.UTF_8) return text.getBytes(charset);
    try {
      var buffer = charset.newEncoder().encode(CharBuffer.wrap(text));
      var bytes = new byte[buffer.remaining()];
      buffer.get(bytes);
      return bytes;
    } catch (CharacterCodingException e) {
      throw new IllegalArgumentException("it has characters that " + charset + " has not", e);
    }
  }
}
