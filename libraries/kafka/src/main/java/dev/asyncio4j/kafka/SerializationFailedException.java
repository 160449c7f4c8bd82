package dev.asyncio4j.kafka;

import java.io.Serial;
import org.jspecify.annotations.Nullable;

/**
 * Signals a record whose key or value a deserializer refused: the next call meets it again.
 *
 * <p><i>Python:</i> none: there the deserializer's own error comes out. To go on behind it, seek:
 *
 * <pre>{@code
 * static void skip(KafkaConsumer<?, ?> consumer, SerializationFailedException bad) {
 *   consumer.seek(bad.topicPartition(), bad.offset() + 1);
 * }
 * }</pre>
 */
public class SerializationFailedException extends KafkaException {
  @Serial private static final long serialVersionUID = 1L;

  /** The topic of the record. */
  private final String topic;

  /** The number of its partition. */
  private final int partition;

  /** The offset of the record. */
  private final long offset;

  /**
   * Makes one.
   *
   * @param message what happened, to what, and what to do
   * @param where the record's partition
   * @param offset the record's offset
   * @param cause what the deserializer threw; null if nothing is known
   */
  public SerializationFailedException(
      String message, TopicPartition where, long offset, @Nullable Throwable cause) {
    super(message, cause);
    topic = where.topic();
    partition = where.partition();
    this.offset = offset;
  }

  /** {@return the record's partition} */
  public TopicPartition topicPartition() {
    return new TopicPartition(topic, partition);
  }

  /** {@return the record's offset} */
  public long offset() {
    return offset;
  }
}
