package dev.asyncio4j.kafka;

import java.io.Serial;
import org.jspecify.annotations.Nullable;

/**
 * Signals that a commit was refused: the partitions may belong to another member by now.
 *
 * <p><i>Python:</i> {@code aiokafka.errors.CommitFailedError}.
 */
public class CommitFailedException extends KafkaException {
  @Serial private static final long serialVersionUID = 1L;

  /**
   * Makes one.
   *
   * @param message what happened, to what, and what to do
   */
  public CommitFailedException(String message) {
    super(message);
  }

  /**
   * Makes one with its cause.
   *
   * @param message what happened, to what, and what to do
   * @param cause why; null if nothing is known
   */
  public CommitFailedException(String message, @Nullable Throwable cause) {
    super(message, cause);
  }
}
