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
   * @see Lock#create
   */
  Lock newLock();

  /**
   * @see Event#create
   */
  Event newEvent();

  /**
   * @see Condition#create(Lock)
   */
  Condition newCondition(@Nullable Lock lock);

  /**
   * @see Semaphore#create
   */
  Semaphore newSemaphore(int permits);

  /**
   * @see BoundedSemaphore#create
   */
  BoundedSemaphore newBoundedSemaphore(int permits);

  /**
   * @see Barrier#create
   */
  Barrier newBarrier(int parties);

  /**
   * @see Queue#create(int)
   */
  <T extends @Nullable Object> Queue<T> newQueue(int maxsize);

  /**
   * @see PriorityQueue#create(int, Comparator)
   */
  <T> PriorityQueue<T> newPriorityQueue(int maxsize, Comparator<? super T> order);

  /**
   * @see LifoQueue#create(int)
   */
  <T extends @Nullable Object> LifoQueue<T> newLifoQueue(int maxsize);
}
