package dev.asyncio4j.redis;

/**
 * A transaction that a bad command has aborted.
 *
 * <p><i>Python:</i> {@code ExecAbortError}.
 */
public class ExecAbortException extends ResponseException {
  private static final long serialVersionUID = 1L;

  /**
   * Makes one.
   *
   * @param message what happened, to what, and what to do
   */
  public ExecAbortException(String message) {
    super(message);
  }
}
