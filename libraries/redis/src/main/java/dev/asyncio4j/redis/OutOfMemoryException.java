package dev.asyncio4j.redis;

/**
 * A server whose memory is at its limit.
 *
 * <p><i>Python:</i> {@code OutOfMemoryError}.
 */
public class OutOfMemoryException extends ResponseException {
  private static final long serialVersionUID = 1L;

  /**
   * Makes one.
   *
   * @param message what happened, to what, and what to do
   */
  public OutOfMemoryException(String message) {
    super(message);
  }
}
