package dev.asyncio4j.spi;

import dev.asyncio4j.queues.LifoQueue;
import dev.asyncio4j.queues.PriorityQueue;
import dev.asyncio4j.queues.Queue;
import dev.asyncio4j.sync.Barrier;
import dev.asyncio4j.sync.BoundedSemaphore;
import dev.asyncio4j.sync.Condition;
import dev.asyncio4j.sync.Event;
import dev.asyncio4j.sync.Lock;
import dev.asyncio4j.sync.Semaphore;
import java.util.Comparator;
import org.jspecify.annotations.Nullable;

/**
 * The part of {@link AsyncioProvider} that makes locks and queues: the engine's side of their
 * {@code create} methods.
 */
public interface SyncFactory {
  /**
   * Makes a lock.
   *
   * @return the lock
   */
  Lock newLock();

  /**
   * Makes an event.
   *
   * @return the event
   */
  Event newEvent();

  /**
   * Makes a condition.
   *
   * @param lock its lock; null for one of its own
   * @return the condition
   */
  Condition newCondition(@Nullable Lock lock);

  /**
   * Makes a semaphore.
   *
   * @param permits its permits
   * @return the semaphore
   */
  Semaphore newSemaphore(int permits);

  /**
   * Makes a bounded semaphore.
   *
   * @param permits its permits
   * @return the semaphore
   */
  BoundedSemaphore newBoundedSemaphore(int permits);

  /**
   * Makes a barrier.
   *
   * @param parties how many tasks open it
   * @return the barrier
   */
  Barrier newBarrier(int parties);

  /**
   * Makes a queue, first in first out.
   *
   * @param <T> the type of the items
   * @param maxsize the most items; 0 or less: no bound
   * @return the queue
   */
  <T extends @Nullable Object> Queue<T> newQueue(int maxsize);

  /**
   * Makes a queue by priority.
   *
   * @param <T> the type of the items
   * @param maxsize the most items; 0 or less: no bound
   * @param order which item is the smaller
   * @return the queue
   */
  <T> PriorityQueue<T> newPriorityQueue(int maxsize, Comparator<? super T> order);

  /**
   * Makes a queue, last in first out.
   *
   * @param <T> the type of the items
   * @param maxsize the most items; 0 or less: no bound
   * @return the queue
   */
  <T extends @Nullable Object> LifoQueue<T> newLifoQueue(int maxsize);
}
