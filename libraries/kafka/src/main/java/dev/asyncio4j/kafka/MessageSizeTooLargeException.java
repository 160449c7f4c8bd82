package dev.asyncio4j.kafka;

import java.io.Serial;
import org.jspecify.annotations.Nullable;

/**
 * Signals a message that is larger than the producer or the broker takes.
 *
 * <p><i>Python:</i> {@code aiokafka.errors.MessageSizeTooLargeError}.
 */
public class MessageSizeTooLargeException extends KafkaException {
  @Serial private static final long serialVersionUID = 1L;

  /**
   * Makes one.
   *
   * @param message what happened, to what, and what to do
   */
  public MessageSizeTooLargeException(String message) {
    super(message);
  }

  /**
   * Makes one with its cause.
   *
   * @param message what happened, to what, and what to do
   * @param cause why; null if nothing is known
   */
  public MessageSizeTooLargeException(String message, @Nullable Throwable cause) {
    super(message, cause);
  }
}
