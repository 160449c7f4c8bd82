package dev.asyncio4j.kafka;

import java.io.Serial;
import org.jspecify.annotations.Nullable;

/**
 * Signals records whose checksum is wrong.
 *
 * <p><i>Python:</i> {@code aiokafka.errors.CorruptRecordException}.
 */
public class CorruptRecordException extends KafkaException {
  @Serial private static final long serialVersionUID = 1L;

  /**
   * Makes one.
   *
   * @param message what happened, to what, and what to do
   */
  public CorruptRecordException(String message) {
    super(message);
  }

  /**
   * Makes one with its cause.
   *
   * @param message what happened, to what, and what to do
   * @param cause why; null if nothing is known
   */
  public CorruptRecordException(String message, @Nullable Throwable cause) {
    super(message, cause);
  }
}
