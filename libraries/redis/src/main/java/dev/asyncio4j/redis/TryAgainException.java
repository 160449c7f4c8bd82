package dev.asyncio4j.redis;

/**
 * A command with several keys of a slot that moves.
 *
 * <p><i>Python:</i> {@code TryAgainError}.
 */
public class TryAgainException extends ResponseException {
  private static final long serialVersionUID = 1L;

  /**
   * Makes one.
   *
   * @param message what happened, to what, and what to do
   */
  public TryAgainException(String message) {
    super(message);
  }
}
