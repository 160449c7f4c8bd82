package dev.asyncio4j.redis;

/**
 * A command that the user may not use.
 *
 * <p><i>Python:</i> {@code NoPermissionError}.
 */
public class NoPermissionException extends ResponseException {
  private static final long serialVersionUID = 1L;

  /**
   * Makes one.
   *
   * @param message what happened, to what, and what to do
   */
  public NoPermissionException(String message) {
    super(message);
  }
}
