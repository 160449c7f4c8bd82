package dev.asyncio4j.memcached;

import java.io.Serial;
import org.jspecify.annotations.Nullable;

/** A reply that the protocol does not have: what comes after it cannot be understood. */
final class BadReply extends RuntimeException {
  @Serial private static final long serialVersionUID = 1L;
  private static final int SHOWN = 100;

  final @Nullable String line;

  private BadReply(String message, @Nullable String line) {
    super(message, null, false, false);
    this.line = line;
  }

  static BadReply of(String line) {
    var start = line.length() > SHOWN ? line.substring(0, SHOWN) + "…" : line;
    var shown = new StringBuilder();
    for (char c : start.toCharArray()) shown.append(c < 0x20 || c == 0x7f ? '?' : c);
    return new BadReply("unexpected reply '" + shown + "'", line);
  }

  static BadReply because(String message) {
    return new BadReply(message, null);
  }

  String message() {
    return String.valueOf(getMessage());
  }
}
