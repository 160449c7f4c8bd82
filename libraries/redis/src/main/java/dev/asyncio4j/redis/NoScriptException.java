package dev.asyncio4j.redis;

/**
 * A script that the server does not have.
 *
 * <p><i>Python:</i> {@code NoScriptError}.
 */
public class NoScriptException extends ResponseException {
  private static final long serialVersionUID = 1L;

  /**
   * Makes one.
   *
   * @param message what happened, to what, and what to do
   */
  public NoScriptException(String message) {
    super(message);
  }
}
