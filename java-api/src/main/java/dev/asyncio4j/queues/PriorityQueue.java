package dev.asyncio4j.queues;

import dev.asyncio4j.spi.Engine;
import java.util.Comparator;

/**
 * A queue that gives the smallest item first; equal ones in any order.
 *
 * <p><i>Python:</i> {@code asyncio.PriorityQueue}, with a comparator where Python compares the
 * items themselves.
 *
 * @param <T> the type of the items
 */
public interface PriorityQueue<T> extends Queue<T> {
  /**
   * Returns a new queue of items in their natural order.
   *
   * @param maxsize the most items it holds; 0 or less: no bound
   * @param <T> the type of the items
   * @return the queue
   */
  static <T extends Comparable<? super T>> PriorityQueue<T> create(int maxsize) {
    return create(maxsize, Comparator.naturalOrder());
  }

  /**
   * Returns a new queue of items in the order of a comparator.
   *
   * @param maxsize the most items it holds; 0 or less: no bound
   * @param order which item is the smaller
   * @param <T> the type of the items
   * @return the queue
   */
  static <T> PriorityQueue<T> create(int maxsize, Comparator<? super T> order) {
    return Engine.provider().newPriorityQueue(maxsize, order);
  }
}
