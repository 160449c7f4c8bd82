package dev.asyncio4j.kafka;

import java.io.Serial;
import org.jspecify.annotations.Nullable;

/**
 * Signals that a call was not answered in time; its cause is an {@code AsyncTimeoutException}.
 *
 * <p><i>Python:</i> {@code aiokafka.errors.KafkaTimeoutError}.
 */
public class KafkaTimeoutException extends KafkaException {
  @Serial private static final long serialVersionUID = 1L;

  /**
   * Makes one.
   *
   * @param message what happened, to what, and what to do
   */
  public KafkaTimeoutException(String message) {
    super(message);
  }

  /**
   * Makes one with its cause.
   *
   * @param message what happened, to what, and what to do
   * @param cause why; null if nothing is known
   */
  public KafkaTimeoutException(String message, @Nullable Throwable cause) {
    super(message, cause);
  }
}
