package dev.asyncio4j.redis;

/**
 * A server that is busy with a script.
 *
 * <p><i>Python:</i> {@code ResponseError with the text BUSY}.
 */
public class BusyScriptException extends ResponseException {
  private static final long serialVersionUID = 1L;

  /**
   * Makes one.
   *
   * @param message what happened, to what, and what to do
   */
  public BusyScriptException(String message) {
    super(message);
  }
}
