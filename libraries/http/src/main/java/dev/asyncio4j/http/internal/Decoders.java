package dev.asyncio4j.http.internal;

import dev.asyncio4j.http.Headers;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import org.jspecify.annotations.Nullable;

/** The content codings that this JVM can undo. */
public final class Decoders {
  private Decoders() {}

  /** {@return what a client accepts} */
  public static String accepted() {
    return "gzip, deflate"
        + (OptionalDecoders.BROTLI ? ", br" : "")
        + (OptionalDecoders.ZSTD ? ", zstd" : "");
  }

  /**
   * Returns the undoing of the codings of a message.
   *
   * @param headers of the message
   * @return the decoder; null: there is nothing to undo, or a coding is not known
   */
  public static @Nullable Decoder of(Headers headers) {
    return of(String.join(",", headers.getAll("Content-Encoding")));
  }

  /**
   * Returns the undoing of codings.
   *
   * @param contentEncoding the field's value, the coding that was applied first in front; empty:
   *     none
   * @return the decoder; null: there is nothing to undo, or a coding is not known
   */
  public static @Nullable Decoder of(String contentEncoding) {
    List<Decoder> chain = new ArrayList<>();
    for (String coding : contentEncoding.toLowerCase(Locale.ROOT).split(",")) {
      if (coding.isBlank() || coding.strip().equals("identity")) continue;
      Decoder decoder = one(coding.strip());
      if (decoder == null || chain.size() == 5) {
        chain.forEach(Decoder::close);
        return null;
      }
      chain.add(0, decoder);
    }
    return chain.isEmpty() ? null : chain.size() == 1 ? chain.get(0) : new DecoderChain(chain);
  }

  private static @Nullable Decoder one(String coding) {
    return switch (coding) {
      case "gzip", "x-gzip" -> new InflateDecoder(true);
      case "deflate" -> new InflateDecoder(false);
      case "br" -> OptionalDecoders.BROTLI ? OptionalDecoders.brotli() : null;
      case "zstd" -> OptionalDecoders.ZSTD ? OptionalDecoders.zstd() : null;
      default -> null;
    };
  }
}
