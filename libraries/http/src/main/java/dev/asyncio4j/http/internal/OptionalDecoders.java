package dev.asyncio4j.http.internal;

/** TEMP */
final class OptionalDecoders {
  static final boolean BROTLI = false;
  static final boolean ZSTD = false;

  private OptionalDecoders() {}

  static Decoder brotli() {
    throw new AssertionError();
  }

  static Decoder zstd() {
    throw new AssertionError();
  }
}
