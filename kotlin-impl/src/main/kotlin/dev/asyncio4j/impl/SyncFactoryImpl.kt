package dev.asyncio4j.impl

import dev.asyncio4j.impl.queues.FifoStore
import dev.asyncio4j.impl.queues.LifoQueueImpl
import dev.asyncio4j.impl.queues.PriorityQueueImpl
import dev.asyncio4j.impl.queues.QueueImpl
import dev.asyncio4j.impl.sync.BarrierImpl
import dev.asyncio4j.impl.sync.BoundedSemaphoreImpl
import dev.asyncio4j.impl.sync.ConditionImpl
import dev.asyncio4j.impl.sync.EventImpl
import dev.asyncio4j.impl.sync.LockImpl
import dev.asyncio4j.impl.sync.SemaphoreImpl
import dev.asyncio4j.queues.LifoQueue
import dev.asyncio4j.queues.PriorityQueue
import dev.asyncio4j.queues.Queue
import dev.asyncio4j.spi.SyncFactory
import dev.asyncio4j.sync.Condition
import dev.asyncio4j.sync.Lock
import java.util.Comparator

/** Makes what the API's `create` methods give. */
internal class SyncFactoryImpl : SyncFactory {
  override fun newLock() = LockImpl()

  override fun newEvent() = EventImpl()

  override fun newCondition(lock: Lock?): Condition = ConditionImpl(lock as LockImpl? ?: LockImpl())

  override fun newSemaphore(permits: Int) = SemaphoreImpl(permits)

  override fun newBoundedSemaphore(permits: Int) = BoundedSemaphoreImpl(permits)

  override fun newBarrier(parties: Int) = BarrierImpl(parties)

  override fun <T> newQueue(maxsize: Int): Queue<T> = QueueImpl(maxsize, FifoStore())

  override fun <T : Any> newPriorityQueue(maxsize: Int, order: Comparator<in T>): PriorityQueue<T> =
    PriorityQueueImpl(maxsize, order)

  override fun <T> newLifoQueue(maxsize: Int): LifoQueue<T> = LifoQueueImpl(maxsize)
}
