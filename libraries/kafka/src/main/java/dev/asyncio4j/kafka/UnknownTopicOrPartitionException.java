package dev.asyncio4j.kafka;

import java.io.Serial;
import org.jspecify.annotations.Nullable;

/**
 * Signals a topic or partition that the brokers do not know.
 *
 * <p><i>Python:</i> {@code aiokafka.errors.UnknownTopicOrPartitionError}.
 */
public class UnknownTopicOrPartitionException extends KafkaException {
  @Serial private static final long serialVersionUID = 1L;

  /**
   * Makes one.
   *
   * @param message what happened, to what, and what to do
   */
  public UnknownTopicOrPartitionException(String message) {
    super(message);
  }

  /**
   * Makes one with its cause.
   *
   * @param message what happened, to what, and what to do
   * @param cause why; null if nothing is known
   */
  public UnknownTopicOrPartitionException(String message, @Nullable Throwable cause) {
    super(message, cause);
  }
}
