package dev.asyncio4j.kafka;

import java.io.Serial;
import java.util.HashMap;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * Signals positions that the partitions do not have (any more), where the policy is NONE.
 *
 * <p><i>Python:</i> {@code aiokafka.errors.OffsetOutOfRangeError}.
 */
public class OffsetOutOfRangeException extends KafkaException {
  @Serial private static final long serialVersionUID = 1L;

  /** The positions that were asked for. */
  private final HashMap<TopicPartition, Long> offsets;

  /**
   * Makes one.
   *
   * @param message what happened, to what, and what to do
   * @param offsets the positions that were asked for
   * @param cause why; null if nothing is known
   */
  public OffsetOutOfRangeException(
      String message, Map<TopicPartition, Long> offsets, @Nullable Throwable cause) {
    super(message, cause);
    this.offsets = new HashMap<>(offsets);
  }

  /** {@return the positions that were asked for} */
  public Map<TopicPartition, Long> offsets() {
    return Map.copyOf(offsets);
  }
}
