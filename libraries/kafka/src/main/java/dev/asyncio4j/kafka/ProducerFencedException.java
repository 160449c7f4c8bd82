package dev.asyncio4j.kafka;

import java.io.Serial;
import org.jspecify.annotations.Nullable;

/**
 * Signals that another producer with the same transactional id has started since.
 *
 * <p><i>Python:</i> {@code aiokafka.errors.ProducerFenced}.
 */
public class ProducerFencedException extends KafkaException {
  @Serial private static final long serialVersionUID = 1L;

  /**
   * Makes one.
   *
   * @param message what happened, to what, and what to do
   */
  public ProducerFencedException(String message) {
    super(message);
  }

  /**
   * Makes one with its cause.
   *
   * @param message what happened, to what, and what to do
   * @param cause why; null if nothing is known
   */
  public ProducerFencedException(String message, @Nullable Throwable cause) {
    super(message, cause);
  }
}
