package dev.asyncio4j.redis;

/**
 * A master that no sentinel knows.
 *
 * <p><i>Python:</i> {@code MasterNotFoundError}.
 */
public class MasterNotFoundException extends RedisConnectionException {
  private static final long serialVersionUID = 1L;

  /**
   * Makes one.
   *
   * @param message what happened, to what, and what to do
   */
  public MasterNotFoundException(String message) {
    super(message);
  }
}
