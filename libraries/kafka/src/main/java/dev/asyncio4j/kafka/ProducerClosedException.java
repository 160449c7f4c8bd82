package dev.asyncio4j.kafka;

import java.io.Serial;
import org.jspecify.annotations.Nullable;

/**
 * Signals that a producer was stopped: it takes no more messages.
 *
 * <p><i>Python:</i> {@code aiokafka.errors.ProducerClosed}.
 */
public class ProducerClosedException extends KafkaException {
  @Serial private static final long serialVersionUID = 1L;

  /**
   * Makes one.
   *
   * @param message what happened, to what, and what to do
   */
  public ProducerClosedException(String message) {
    super(message);
  }

  /**
   * Makes one with its cause.
   *
   * @param message what happened, to what, and what to do
   * @param cause why; null if nothing is known
   */
  public ProducerClosedException(String message, @Nullable Throwable cause) {
    super(message, cause);
  }
}
