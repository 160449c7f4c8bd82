package dev.asyncio4j.memcached;

import java.io.Serial;
import org.jspecify.annotations.Nullable;

/** A reply that the protocol does not have: what comes after it cannot be understood. */
final class BadReply extends RuntimeException {
  @Serial private static final long serialVersionUID = 1L;
  private static final int SHOWN = 100;

  /** The line that is none; null if it is not a line. */
  final @Nullable String line;

  /** True if the call that it answers has been told already. */
  final boolean told;

  private BadReply(String message, @Nullable String line, boolean told) {
    super(message, null, false, false);
    this.line = line;
    this.told = told;
  }

  static BadReply of(String line) {
    var start = line.length() > SHOWN ? line.substring(0, SHOWN) + "…" : line;
    var shown = new StringBuilder();
    for (char c : start.toCharArray()) shown.append(c < 0x20 || c == 0x7f ? '?' : c);
    return new BadReply("unexpected reply '" + shown + "'", line, false);
  }

  static BadReply because(String message) {
    return new BadReply(message, null, false);
  }

  /** A refusal after which replies may be out of step. */
  static BadReply after(String line) {
    return new BadReply("'" + line + "'", line, true);
  }

  String message() {
    return String.valueOf(getMessage());
  }
}
