package dev.asyncio4j.kafka;

import java.io.Serial;
import org.jspecify.annotations.Nullable;

/**
 * Signals a call that the client's configuration or state does not allow.
 *
 * <p><i>Python:</i> {@code aiokafka.errors.IllegalOperation}.
 */
public class IllegalOperationException extends KafkaException {
  @Serial private static final long serialVersionUID = 1L;

  /**
   * Makes one.
   *
   * @param message what happened, to what, and what to do
   */
  public IllegalOperationException(String message) {
    super(message);
  }

  /**
   * Makes one with its cause.
   *
   * @param message what happened, to what, and what to do
   * @param cause why; null if nothing is known
   */
  public IllegalOperationException(String message, @Nullable Throwable cause) {
    super(message, cause);
  }
}
