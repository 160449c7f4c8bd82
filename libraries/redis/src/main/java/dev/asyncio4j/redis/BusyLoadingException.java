package dev.asyncio4j.redis;

/**
 * A server that still loads its data.
 *
 * <p><i>Python:</i> {@code BusyLoadingError}.
 */
public class BusyLoadingException extends RedisConnectionException {
  private static final long serialVersionUID = 1L;

  /**
   * Makes one.
   *
   * @param message what happened, to what, and what to do
   */
  public BusyLoadingException(String message) {
    super(message);
  }
}
