package dev.asyncio4j.files;

import java.nio.charset.Charset;
import java.nio.charset.StandardCharsets;
import org.jspecify.annotations.Nullable;

/**
 * The order of bytes that the start of a file tells, for a charset whose name leaves it open.
 *
 * <p>With it each piece of the file can be decoded by itself.
 *
 * @param charset with that order
 * @param length of the mark, in bytes; 0 if there is none
 */
record ByteOrderMark(Charset charset, int length) {
  static @Nullable ByteOrderMark of(Charset charset, byte[] start, int length) {
    if (!charset.equals(StandardCharsets.UTF_16)) return null;
    int first = length < 2 ? 0 : (start[0] & 0xFF) << 8 | start[1] & 0xFF;
    return switch (first) {
      case 0xFFFE -> new ByteOrderMark(StandardCharsets.UTF_16LE, 2);
      case 0xFEFF -> new ByteOrderMark(StandardCharsets.UTF_16BE, 2);
      default -> new ByteOrderMark(StandardCharsets.UTF_16BE, 0);
    };
  }
}
