package dev.asyncio4j.impl.loop

import java.util.Arrays

/**
 * Pending timers, soonest first; those of the same deadline in the order in which they were set.
 *
 * A cancelled timer stays until it reaches the top, or until more than half of over [SWEEP_FROM]
 * timers are cancelled: then all of them are swept out at once. So cancelling costs nothing and the
 * heap stays bounded.
 */
internal class TimerHeap {
  private var heap = arrayOfNulls<TimerHandleImpl>(INITIAL_CAPACITY)
  private var sequence = 0L
  private var cancelledInHeap = 0

  var size = 0
    private set

  fun add(timer: TimerHandleImpl) {
    timer.sequence = sequence++
    if (size == heap.size) heap = heap.copyOf(size * 2)
    siftUp(size, timer)
    size++ // last: a body whose stack overflows in here leaves no hole in the heap
    timer.inHeap = true
  }

  /** The soonest timer that is not cancelled, or null. */
  fun first(): TimerHandleImpl? {
    while (size > 0) {
      val top = heap[0]!!
      if (!top.cancelled()) return top
      remove()
    }
    return null
  }

  /** Returns those that are not cancelled, the soonest first. */
  fun inOrder(): List<TimerHandleImpl> =
    heap
      .filterNotNull()
      .filterNot { it.cancelled() }
      .sortedWith { a, b -> if (a.isBefore(b)) -1 else if (b.isBefore(a)) 1 else 0 }

  /** Removes the soonest timer; the caller has seen it in [first]. */
  fun remove(): TimerHandleImpl {
    val top = heap[0]!!
    if (top.cancelled()) cancelledInHeap--
    top.inHeap = false
    val last = heap[--size]!!
    heap[size] = null
    if (size > 0) siftDown(0, last)
    return top
  }

  /** Tells that a timer in the heap was cancelled. */
  fun noteCancelled() {
    cancelledInHeap++
  }

  fun sweep() {
    if (size <= SWEEP_FROM || cancelledInHeap * 2 <= size) return
    var kept = 0
    for (i in 0 until size) {
      val timer = heap[i]!!
      if (timer.cancelled()) timer.inHeap = false else heap[kept++] = timer
    }
    Arrays.fill(heap, kept, size, null)
    size = kept
    cancelledInHeap = 0
    for (i in size / 2 - 1 downTo 0) siftDown(i, heap[i]!!)
  }

  fun clear() {
    Arrays.fill(heap, 0, size, null)
    size = 0
    cancelledInHeap = 0
  }

  private fun siftUp(from: Int, timer: TimerHandleImpl) {
    var i = from
    while (i > 0) {
      val parent = (i - 1) / 2
      if (!timer.isBefore(heap[parent]!!)) break
      heap[i] = heap[parent]
      i = parent
    }
    heap[i] = timer
  }

  private fun siftDown(from: Int, timer: TimerHandleImpl) {
    var i = from
    while (2 * i + 1 < size) {
      var child = 2 * i + 1
      if (child + 1 < size && heap[child + 1]!!.isBefore(heap[child]!!)) child++
      if (!heap[child]!!.isBefore(timer)) break
      heap[i] = heap[child]
      i = child
    }
    heap[i] = timer
  }

  private companion object {
    const val INITIAL_CAPACITY = 16
    const val SWEEP_FROM = 100
  }
}
