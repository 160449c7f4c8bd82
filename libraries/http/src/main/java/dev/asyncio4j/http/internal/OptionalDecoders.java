package dev.asyncio4j.http.internal;

/** The codings br and zstd, where the application brings brotli4j or zstd-jni. */
final class OptionalDecoders {
  static final boolean BROTLI =
      isThere("com.aayushatharva.brotli4j.Brotli4jLoader") && BrotliDecoder.works();
  static final boolean ZSTD = isThere("com.github.luben.zstd.ZstdDecompressCtx");

  private OptionalDecoders() {}

  private static boolean isThere(String name) {
    try {
      Class.forName(name, false, OptionalDecoders.class.getClassLoader());
      return true;
    } catch (ClassNotFoundException | LinkageError absent) {
      return false;
    }
  }

  static Decoder brotli() {
    return new BrotliDecoder();
  }

  static Decoder zstd() {
    return new ZstdDecoder();
  }
}
