package dev.asyncio4j.memcached;

import java.io.Serial;
import org.jspecify.annotations.Nullable;

/**
 * Signals that a command was refused, by the server or before it was sent.
 *
 * <p><i>Python:</i> {@code aiomcache.ClientException}.
 */
public class MemcachedException extends RuntimeException {
  @Serial private static final long serialVersionUID = 1L;

  /** The line of the server, without its end; null if it did not answer. */
  private final @Nullable String reply;

  /**
   * Makes one.
   *
   * @param message what happened
   * @param reply the server's line, such as {@code SERVER_ERROR out of memory}; null if none
   */
  public MemcachedException(String message, @Nullable String reply) {
    super(message);
    this.reply = reply;
  }

  /** {@return the line that the server answered with, such as {@code ERROR}; null if none} */
  public @Nullable String reply() {
    return reply;
  }
}
