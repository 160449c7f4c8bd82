package dev.asyncio4j.kafka;

import java.io.Serial;
import java.util.HashMap;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * Signals records that are larger than a consumer's limit for a fetch.
 *
 * <p><i>Python:</i> {@code aiokafka.errors.RecordTooLargeError}.
 */
public class RecordTooLargeException extends KafkaException {
  @Serial private static final long serialVersionUID = 1L;

  /** The offsets of the records. */
  private final HashMap<TopicPartition, Long> records;

  /**
   * Makes one.
   *
   * @param message what happened, to what, and what to do
   * @param records the offsets of the records
   * @param cause why; null if nothing is known
   */
  public RecordTooLargeException(
      String message, Map<TopicPartition, Long> records, @Nullable Throwable cause) {
    super(message, cause);
    this.records = new HashMap<>(records);
  }

  /** {@return the offsets of the records} */
  public Map<TopicPartition, Long> records() {
    return Map.copyOf(records);
  }
}
