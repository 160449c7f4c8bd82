package dev.asyncio4j.kafka;

import java.io.Serial;
import org.jspecify.annotations.Nullable;

/**
 * Signals that a consumer was stopped: before the call, or while the call waited.
 *
 * <p><i>Python:</i> {@code aiokafka.errors.ConsumerStoppedError}.
 */
public class ConsumerStoppedException extends KafkaException {
  @Serial private static final long serialVersionUID = 1L;

  /**
   * Makes one.
   *
   * @param message what happened, to what, and what to do
   */
  public ConsumerStoppedException(String message) {
    super(message);
  }

  /**
   * Makes one with its cause.
   *
   * @param message what happened, to what, and what to do
   * @param cause why; null if nothing is known
   */
  public ConsumerStoppedException(String message, @Nullable Throwable cause) {
    super(message, cause);
  }
}
