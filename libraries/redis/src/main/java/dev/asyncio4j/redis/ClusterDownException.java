package dev.asyncio4j.redis;

/**
 * A cluster that does not serve.
 *
 * <p><i>Python:</i> {@code ClusterDownError}.
 */
public class ClusterDownException extends ResponseException {
  private static final long serialVersionUID = 1L;

  /**
   * Makes one.
   *
   * @param message what happened, to what, and what to do
   */
  public ClusterDownException(String message) {
    super(message);
  }
}
