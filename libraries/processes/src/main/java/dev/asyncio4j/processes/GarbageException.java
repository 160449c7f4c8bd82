package dev.asyncio4j.processes;

import java.io.Serial;
import java.nio.charset.StandardCharsets;
import java.util.HexFormat;

/** Signals received bytes that are no message. */
final class GarbageException extends RuntimeException {
  @Serial private static final long serialVersionUID = 1L;

  GarbageException(byte[] bytes) {
    super(
        "this is no message: \"%s\" (%s)".formatted(shown(bytes), HexFormat.of().formatHex(bytes)));
  }

  private static String shown(byte[] bytes) {
    return new String(bytes, StandardCharsets.ISO_8859_1).replaceAll("[^ -~]", ".");
  }
}
