package dev.asyncio4j.exceptions;

import java.io.Serial;
import org.jspecify.annotations.Nullable;

/**
 * Signals that this task was asked to end, or that the future it awaited was cancelled.
 *
 * <p><i>Python:</i> {@code asyncio.CancelledError}, which is outside {@code Exception} there, so
 * that a handler of all errors does not swallow a cancellation. For the same reason it is an {@link
 * Error} here: {@code catch (Exception e)} lets it pass, and {@code finally} runs. Nothing is
 * broken in the JVM; {@code ThreadDeath} was an {@code Error} for the same reason.
 *
 * <p>Catch it to clean up, and throw it on:
 *
 * <pre>{@code
 * try {
 *   await(sleep(Duration.ofHours(1)));
 * } catch (CancelledError e) {
 *   System.out.println("cancelled: " + e.getMessage());
 *   throw e;
 * }
 * }</pre>
 */
public final class CancelledError extends Error {
  @Serial private static final long serialVersionUID = 1L;

  /** Makes one without a message. */
  public CancelledError() {
    this(null);
  }

  /**
   * Makes one with a message.
   *
   * @param message that of {@link dev.asyncio4j.Future#cancel(String)}; null if there is none
   */
  public CancelledError(@Nullable String message) {
    super(message);
  }
}
