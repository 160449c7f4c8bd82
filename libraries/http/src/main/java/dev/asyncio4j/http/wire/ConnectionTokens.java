package dev.asyncio4j.http.wire;

import dev.asyncio4j.http.Headers;
import java.util.Locale;

/** The wishes of the header Connection. */
record ConnectionTokens(boolean close, boolean keepAlive, boolean upgrade) {
  private static final ConnectionTokens NONE = new ConnectionTokens(false, false, false);

  static ConnectionTokens of(Headers headers) {
    if (!headers.contains("Connection")) return NONE;
    boolean close = false;
    boolean keepAlive = false;
    boolean upgrade = false;
    for (var value : headers.getAll("Connection")) {
      for (var token : value.split(",")) {
        switch (token.strip().toLowerCase(Locale.ROOT)) {
          case "close" -> close = true;
          case "keep-alive" -> keepAlive = true;
          case "upgrade" -> upgrade = true;
          default -> {} // names of headers for the next hop only
        }
      }
    }
    return new ConnectionTokens(close, keepAlive, upgrade);
  }
}
