package dev.asyncio4j.impl.loop

import java.util.Arrays

/**
 * Pending timers, soonest first; those of the same deadline in the order in which they were set.
 *
 * A heap whose places have four children each. The deadlines lie in an array of their own: a
 * million timers are spread over all the memory, and comparing them there would wait for each.
 *
 * A cancelled timer stays until it reaches the top, or until more than half of over [SWEEP_FROM]
 * timers are cancelled: then all of them are swept out at once. So cancelling costs nothing and the
 * heap stays bounded.
 */
internal class TimerHeap {
  private var heap = arrayOfNulls<TimerHandleImpl>(INITIAL_CAPACITY)

  /** The deadline of the timer in each place of [heap]. */
  private var deadlines = LongArray(INITIAL_CAPACITY)

  private var sequence = 0L
  private var cancelledInHeap = 0

  var size = 0
    private set

  fun add(timer: TimerHandleImpl) {
    timer.sequence = sequence++
    if (size == deadlines.size) grow()
    siftUp(size, timer)
    size++ // last: a body whose stack overflows in here leaves no hole in the heap
    timer.inHeap = true
  }

  private fun grow() {
    heap = heap.copyOf(size * 2)
    deadlines = deadlines.copyOf(size * 2)
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
      .sortedWith(compareBy({ it.deadline }, { it.sequence }))

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
      if (timer.cancelled()) timer.inHeap = false
      else {
        deadlines[kept] = timer.deadline
        heap[kept++] = timer
      }
    }
    Arrays.fill(heap, kept, size, null)
    size = kept
    cancelledInHeap = 0
    val parents = (size + CHILDREN - 2) / CHILDREN
    for (i in parents - 1 downTo 0) siftDown(i, heap[i]!!)
  }

  fun clear() {
    Arrays.fill(heap, 0, size, null)
    size = 0
    cancelledInHeap = 0
  }

  private fun siftUp(from: Int, timer: TimerHandleImpl) {
    val deadline = timer.deadline
    var i = from
    while (i > 0) {
      val parent = (i - 1) / CHILDREN
      if (!isBefore(deadline, timer, deadlines[parent], parent)) break
      heap[i] = heap[parent]
      deadlines[i] = deadlines[parent]
      i = parent
    }
    heap[i] = timer
    deadlines[i] = deadline
  }

  private fun siftDown(from: Int, timer: TimerHandleImpl) {
    val deadline = timer.deadline
    var i = from
    while (true) {
      var child = CHILDREN * i + 1
      if (child >= size) break
      val end = minOf(child + CHILDREN, size)
      var soonest = deadlines[child]
      for (other in child + 1 until end) {
        val another = deadlines[other]
        if (isBefore(another, heap[other], soonest, child)) {
          child = other
          soonest = another
        }
      }
      if (isBefore(deadline, timer, soonest, child)) break
      heap[i] = heap[child]
      deadlines[i] = soonest
      i = child
    }
    heap[i] = timer
    deadlines[i] = deadline
  }

  /**
   * Returns whether a timer comes before the one in [place], whose deadline is [other]. They are
   * not subtracted, for they may lie further apart than a Long can tell. Inline: a call could
   * overflow the stack while a timer is between two places.
   */
  @Suppress("NOTHING_TO_INLINE")
  private inline fun isBefore(deadline: Long, timer: TimerHandleImpl?, other: Long, place: Int) =
    deadline < other || deadline == other && timer!!.sequence < heap[place]!!.sequence
}

private const val INITIAL_CAPACITY = 16
private const val CHILDREN = 4
private const val SWEEP_FROM = 100
