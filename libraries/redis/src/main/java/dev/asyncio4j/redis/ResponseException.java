package dev.asyncio4j.redis;

/**
 * An error that the server answered; the text is the server's, whole.
 *
 * <p><i>Python:</i> {@code ResponseError}.
 */
public class ResponseException extends RedisException {
  private static final long serialVersionUID = 1L;

  /**
   * Makes one.
   *
   * @param message what happened, to what, and what to do
   */
  public ResponseException(String message) {
    super(message);
  }
}
