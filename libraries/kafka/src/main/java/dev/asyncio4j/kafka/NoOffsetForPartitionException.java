package dev.asyncio4j.kafka;

import java.io.Serial;
import org.jspecify.annotations.Nullable;

/**
 * Signals partitions without a position: nothing was committed, and the policy is NONE.
 *
 * <p><i>Python:</i> {@code aiokafka.errors.NoOffsetForPartitionError}.
 */
public class NoOffsetForPartitionException extends KafkaException {
  @Serial private static final long serialVersionUID = 1L;

  /**
   * Makes one.
   *
   * @param message what happened, to what, and what to do
   */
  public NoOffsetForPartitionException(String message) {
    super(message);
  }

  /**
   * Makes one with its cause.
   *
   * @param message what happened, to what, and what to do
   * @param cause why; null if nothing is known
   */
  public NoOffsetForPartitionException(String message, @Nullable Throwable cause) {
    super(message, cause);
  }
}
