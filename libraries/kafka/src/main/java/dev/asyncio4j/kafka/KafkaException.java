package dev.asyncio4j.kafka;

import java.io.Serial;
import org.apache.kafka.common.errors.RetriableException;
import org.apache.kafka.common.protocol.Errors;
import org.jspecify.annotations.Nullable;

/**
 * A failure that Kafka told, or that a client of this module found.
 *
 * <p><i>Python:</i> {@code aiokafka.errors.KafkaError}. What has no class of its own here has
 * Kafka's own exception as its cause.
 */
public class KafkaException extends RuntimeException {
  @Serial private static final long serialVersionUID = 1L;

  /** The number of an error that no broker told. */
  private static final int UNKNOWN = -1;

  /**
   * Makes one.
   *
   * @param message what happened, to what, and what to do
   */
  public KafkaException(String message) {
    super(message);
  }

  /**
   * Makes one with its cause.
   *
   * @param message what happened, to what, and what to do
   * @param cause why; null if nothing is known
   */
  public KafkaException(String message, @Nullable Throwable cause) {
    super(message, cause);
  }

  /** {@return the number of the error in Kafka's protocol; -1 if no broker told it} */
  public int code() {
    var cause = getCause();
    return cause == null ? UNKNOWN : Errors.forException(cause).code();
  }

  /** {@return whether the same call may succeed when it is made again} */
  public boolean retriable() {
    return getCause() instanceof RetriableException;
  }
}
