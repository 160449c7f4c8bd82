package dev.asyncio4j.kafka;

import static dev.asyncio4j.Asyncio.async;

import dev.asyncio4j.CheckReturnValue;
import dev.asyncio4j.Coroutine;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * Hears which partitions a member of a group gives away and gets.
 *
 * <p>The group waits while these coroutines run: those that hear of what goes for 3/4 of {@link
 * ConsumerOptions#maxPollInterval} at most, the others for 7/8, counted from the last poll. In
 * them, and in tasks that they start and await, {@code commit}, {@code seek}, {@code position},
 * {@code pause} and the like may be used; partitions that one assigns there come once it has ended.
 * What one fails with goes to the loop's exception handler, and the rebalance goes on.
 *
 * <p><i>Python:</i> {@code ConsumerRebalanceListener}; {@code on_partitions_revoked} is not called
 * if there is nothing to revoke.
 *
 * <p><b>Cancellation:</b> one that runs too long is cancelled.
 *
 * <p><b>Thread and loop:</b> on the consumer's loop, each in a task of its own.
 *
 * <pre>{@code
 * RebalanceListener listener = new RebalanceListener() {
 *   public Coroutine<Void> partitionsAssigned(Set<TopicPartition> partitions) {
 *     return async(() -> System.out.println("mine now: " + partitions));
 *   }
 * };
 * }</pre>
 */
public interface RebalanceListener {
  /**
   * Hears of partitions that are taken away; none of their records is delivered any more.
   *
   * @param partitions at least one
   * @return the coroutine to await
   */
  @CheckReturnValue
  default Coroutine<@Nullable Void> partitionsRevoked(Set<TopicPartition> partitions) {
    return async(() -> {});
  }

  /**
   * Hears of new partitions; none of their records is delivered before it ends.
   *
   * @param partitions the new ones; none if the others stay
   * @return the coroutine to await
   */
  @CheckReturnValue
  default Coroutine<@Nullable Void> partitionsAssigned(Set<TopicPartition> partitions) {
    return async(() -> {});
  }

  /**
   * Hears of partitions that have another owner already, so that nothing can be committed.
   *
   * @param partitions at least one
   * @return the coroutine to await; without an implementation, {@link #partitionsRevoked}
   */
  @CheckReturnValue
  default Coroutine<@Nullable Void> partitionsLost(Set<TopicPartition> partitions) {
    return partitionsRevoked(partitions);
  }
}
