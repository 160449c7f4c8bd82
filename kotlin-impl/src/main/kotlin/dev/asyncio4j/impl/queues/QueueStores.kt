package dev.asyncio4j.impl.queues

import java.util.Comparator

/** Where a queue keeps its items: what the kinds of queues differ in. */
internal interface Store<T> {
  val size: Int

  /** False if it calls the user's code: then a queue's operations are not plain. */
  val plain: Boolean
    get() = true

  fun add(item: T)

  /** Removes the next item; there is one. */
  fun take(): T

  /** Undoes [take]: the item is the next one again. */
  fun putBack(item: T) = add(item)

  /** What it holds, as it holds it: a look only. */
  fun items(): Iterable<T>
}

internal class FifoStore<T> : Store<T> {
  private val items = ArrayDeque<T>()
  override val size: Int
    get() = items.size

  override fun add(item: T) = items.addLast(item)

  override fun take(): T = items.removeFirst()

  override fun putBack(item: T) = items.addFirst(item)

  override fun items(): Iterable<T> = items
}

internal class LifoStore<T> : Store<T> {
  private val items = ArrayList<T>()
  override val size: Int
    get() = items.size

  override fun add(item: T) {
    items.add(item)
  }

  override fun take(): T = items.removeAt(items.size - 1)

  override fun items(): Iterable<T> = items
}

internal class PriorityStore<T : Any>(order: Comparator<in T>) : Store<T> {
  private val items = java.util.PriorityQueue<T>(order)
  override val plain: Boolean
    get() = false

  override val size: Int
    get() = items.size

  override fun add(item: T) {
    items.add(item)
  }

  override fun take(): T = items.remove()

  override fun items(): Iterable<T> = items
}
