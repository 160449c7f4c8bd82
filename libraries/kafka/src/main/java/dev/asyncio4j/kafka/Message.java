package dev.asyncio4j.kafka;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * A message to send: topic and value, and what else it says. Immutable.
 *
 * <p><i>Python:</i> the arguments of {@code send}.
 *
 * <pre>{@code
 * var message = Message.of("orders", data).key("42".getBytes()).header("source", "shop");
 * }</pre>
 *
 * @param topic where it goes
 * @param value null for a tombstone
 * @param key null for none
 * @param toPartition the partition; null: by the key, or the producer's partitioner
 * @param time its time; null: when it is sent
 * @param headers in their order
 * @param <K> the type of the key
 * @param <V> the type of the value
 */
public record Message<K, V>(
    String topic,
    @Nullable V value,
    @Nullable K key,
    @Nullable Integer toPartition,
    @Nullable Instant time,
    List<Header> headers) {
  /**
   * Checks the values; {@link #of} and the withers read better.
   *
   * @param topic see there
   * @param value see there
   * @param key see there
   * @param toPartition see there
   * @param time see there
   * @param headers copied
   * @throws IllegalArgumentException if the topic has no such name, or the partition is negative
   */
  public Message {
    Check.topic(topic);
    if (toPartition != null) Check.notNegative(toPartition, "partition");
    headers = List.copyOf(headers);
  }

  /**
   * Makes a message without a key.
   *
   * @param topic where it goes
   * @param value null for a tombstone
   * @param <K> the type of the key, if it gets one
   * @param <V> the type of the value
   * @return the message
   * @throws IllegalArgumentException if the topic has no such name
   */
  public static <K, V> Message<K, V> of(String topic, @Nullable V value) {
    return new Message<>(topic, value, null, null, null, List.of());
  }

  /**
   * Sets the key.
   *
   * @param key messages of one key go to one partition
   * @param <A> the type of the key
   * @return a changed copy
   */
  public <A> Message<A, V> key(@Nullable A key) {
    return new Message<>(topic, value, key, toPartition, time, headers);
  }

  /**
   * Sets the partition.
   *
   * @param partition its number
   * @return a changed copy
   * @throws IllegalArgumentException if it is negative
   */
  public Message<K, V> partition(int partition) {
    return new Message<>(topic, value, key, partition, time, headers);
  }

  /**
   * Sets the time.
   *
   * @param timestamp to the millisecond
   * @return a changed copy
   */
  public Message<K, V> timestamp(Instant timestamp) {
    return new Message<>(topic, value, key, toPartition, timestamp, headers);
  }

  /**
   * Adds a header behind the others.
   *
   * @param name may be there already
   * @param bytes null for none
   * @return a changed copy
   */
  public Message<K, V> header(String name, byte @Nullable [] bytes) {
    var more = new ArrayList<>(headers);
    more.add(new Header(name, bytes));
    return new Message<>(topic, value, key, toPartition, time, more);
  }

  /**
   * Adds a header of UTF-8 text behind the others.
   *
   * @param name may be there already
   * @param text the text
   * @return a changed copy
   */
  public Message<K, V> header(String name, String text) {
    return header(name, text.getBytes(UTF_8));
  }

  /** {@return where it goes, without what it says} */
  @Override
  public String toString() {
    return "<Message topic=%s%s headers=%d>"
        .formatted(topic, toPartition == null ? "" : " partition=" + toPartition, headers.size());
  }
}
