package dev.asyncio4j.redis;

/**
 * A write to a replica.
 *
 * <p><i>Python:</i> {@code ReadOnlyError}.
 */
public class ReadOnlyException extends ResponseException {
  private static final long serialVersionUID = 1L;

  /**
   * Makes one.
   *
   * @param message what happened, to what, and what to do
   */
  public ReadOnlyException(String message) {
    super(message);
  }
}
