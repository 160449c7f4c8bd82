package dev.asyncio4j.kafka;

import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * Finds the partition of a message that names none.
 *
 * <p><i>Python:</i> the callable {@code partitioner}.
 *
 * <p><b>Thread and loop:</b> called on a thread of the producer; it must not await.
 */
@FunctionalInterface
public interface Partitioner {
  /**
   * Finds a partition.
   *
   * @param topic the topic of the message
   * @param key its key; null if there is none
   * @param all the numbers of all partitions
   * @param available those that have a leader
   * @return one of them; any other fails the message
   */
  int partition(String topic, byte @Nullable [] key, List<Integer> all, List<Integer> available);
}
