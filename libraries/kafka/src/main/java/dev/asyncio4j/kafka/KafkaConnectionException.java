package dev.asyncio4j.kafka;

import java.io.Serial;
import org.jspecify.annotations.Nullable;

/**
 * Signals that no broker could be reached.
 *
 * <p><i>Python:</i> {@code aiokafka.errors.KafkaConnectionError}.
 */
public class KafkaConnectionException extends KafkaException {
  @Serial private static final long serialVersionUID = 1L;

  /**
   * Makes one.
   *
   * @param message what happened, to what, and what to do
   */
  public KafkaConnectionException(String message) {
    super(message);
  }

  /**
   * Makes one with its cause.
   *
   * @param message what happened, to what, and what to do
   * @param cause why; null if nothing is known
   */
  public KafkaConnectionException(String message, @Nullable Throwable cause) {
    super(message, cause);
  }
}
