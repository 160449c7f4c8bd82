package dev.asyncio4j.kafka;

import java.io.Serial;
import org.jspecify.annotations.Nullable;

/**
 * Signals that the user may not read with this group.
 *
 * <p><i>Python:</i> {@code aiokafka.errors.GroupAuthorizationFailedError}.
 */
public class GroupAuthorizationFailedException extends KafkaException {
  @Serial private static final long serialVersionUID = 1L;

  /**
   * Makes one.
   *
   * @param message what happened, to what, and what to do
   */
  public GroupAuthorizationFailedException(String message) {
    super(message);
  }

  /**
   * Makes one with its cause.
   *
   * @param message what happened, to what, and what to do
   * @param cause why; null if nothing is known
   */
  public GroupAuthorizationFailedException(String message, @Nullable Throwable cause) {
    super(message, cause);
  }
}
