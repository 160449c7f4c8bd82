package dev.asyncio4j.redis;

/**
 * A command with keys of more than one slot.
 *
 * <p><i>Python:</i> {@code ClusterCrossSlotError}.
 */
public class ClusterCrossSlotException extends ResponseException {
  private static final long serialVersionUID = 1L;

  /**
   * Makes one.
   *
   * @param message what happened, to what, and what to do
   */
  public ClusterCrossSlotException(String message) {
    super(message);
  }
}
