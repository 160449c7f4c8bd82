package dev.asyncio4j.kafka;

import java.time.Duration;
import java.util.List;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * The options of a {@code getMany}: how long it waits, how much it takes, and of what.
 *
 * <p><i>Python:</i> the arguments of {@code getmany}. Immutable: each method returns a copy.
 *
 * @param timeout the longest wait for a first record; null for no limit
 * @param maxRecords the most records; null: {@link ConsumerOptions#maxPollRecords}
 * @param partitions the partitions; empty for all
 */
public record FetchOptions(
    @Nullable Duration timeout, @Nullable Integer maxRecords, Set<TopicPartition> partitions) {
  private static final FetchOptions DEFAULTS = new FetchOptions(Duration.ZERO, null, Set.of());

  /**
   * Checks the values; {@link #defaults()} and the withers read better.
   *
   * @param timeout see there
   * @param maxRecords see there
   * @param partitions copied
   * @throws IllegalArgumentException if {@code maxRecords} is not positive
   */
  public FetchOptions {
    if (maxRecords != null) Check.positive(maxRecords.intValue(), "maxRecords");
    partitions = Set.copyOf(partitions);
  }

  /** {@return no wait, any number, all partitions} */
  public static FetchOptions defaults() {
    return DEFAULTS;
  }

  /**
   * Sets the longest wait for a first record.
   *
   * @param limit zero or less: no wait; null: no limit
   * @return a changed copy
   */
  public FetchOptions timeout(@Nullable Duration limit) {
    return new FetchOptions(limit, maxRecords, partitions);
  }

  /**
   * Sets the most records.
   *
   * @param count 1 or more
   * @return a changed copy
   * @throws IllegalArgumentException if it is not positive
   */
  public FetchOptions maxRecords(int count) {
    return new FetchOptions(timeout, count, partitions);
  }

  /**
   * Sets the partitions.
   *
   * @param only none: all
   * @return a changed copy
   */
  public FetchOptions partitions(TopicPartition... only) {
    return new FetchOptions(timeout, maxRecords, Set.copyOf(List.of(only)));
  }
}
