package dev.asyncio4j.impl.queues

import dev.asyncio4j.Coroutine
import dev.asyncio4j.exceptions.QueueEmptyException
import dev.asyncio4j.exceptions.QueueFullException
import dev.asyncio4j.exceptions.QueueShutDownException
import dev.asyncio4j.impl.sync.EventImpl
import dev.asyncio4j.impl.tasks.Describe
import dev.asyncio4j.impl.tasks.Outlined
import dev.asyncio4j.impl.tasks.ParkingLot
import dev.asyncio4j.impl.tasks.QuickCoroutine
import dev.asyncio4j.impl.tasks.SuspendCoroutine
import dev.asyncio4j.queues.LifoQueue
import dev.asyncio4j.queues.PriorityQueue
import dev.asyncio4j.queues.Queue
import java.util.Comparator

/**
 * A queue on some [store].
 *
 * Being woken is no promise: an item, or a slot, is taken only by the task that runs, so a cancel
 * loses nothing; one that is cancelled after it was woken wakes the next.
 */
internal open class QueueImpl<T>(private val maxsize: Int, private val store: Store<T>) :
  Queue<T>, Outlined {
  private val getters = ParkingLot(this)
  private val putters = ParkingLot(this)
  private val finished = EventImpl().apply { set() }
  private var unfinished = 0
  private var shutDown = false

  override fun put(item: T): Coroutine<Void?> = Put(item)

  override fun get(): Coroutine<T> = Get()

  private inner class Put(private val item: T) : QuickCoroutine<Void?>() {
    override fun now(): Any? {
      if (full()) return NOT_NOW
      putNowait(item)
      return null
    }

    override fun later(): suspend () -> Void? = {
      while (full()) {
        refuseIfShutDown()
        putters.awaitNext { !full() }
      }
      putNowait(item)
      null
    }

    override val callsNoUserCode: Boolean
      get() = store.callsNoUserCode

    override fun description() = "Queue.put"
  }

  private inner class Get : QuickCoroutine<T>() {
    override fun now(): Any? = if (empty()) NOT_NOW else getNowait()

    override fun later(): suspend () -> T = {
      while (empty()) {
        refuseIfShutDown()
        getters.awaitNext { !empty() }
      }
      getNowait()
    }

    override val callsNoUserCode: Boolean
      get() = store.callsNoUserCode

    override fun description() = "Queue.get"
  }

  override fun putNowait(item: T) {
    refuseIfShutDown()
    if (full()) {
      val text = textOfNow()
      throw QueueFullException { "${text()} is full: await put(...), or take something out first" }
    }
    getters.needRoom()
    store.add(item)
    unfinished++
    finished.clear()
    getters.wakeNext()
  }

  override fun getNowait(): T {
    if (empty()) {
      refuseIfShutDown()
      throw QueueEmptyException("$this is empty: await get(), or ask empty() first")
    }
    putters.needRoom()
    val item = store.take()
    putters.wakeNext()
    return item
  }

  /**
   * Undoes [getNowait]: the task that took the item was cancelled before it could use it. The queue
   * may hold one more than [maxsize] then, for a putter may have had the slot.
   */
  fun putBack(item: T) {
    getters.needRoom()
    store.putBack(item)
    getters.wakeNext()
  }

  private fun refuseIfShutDown() {
    if (shutDown)
      throw QueueShutDownException(
        "$this is shut down: no more items go in, and there is none to take out"
      )
  }

  override fun size() = store.size

  override fun maxsize() = maxsize

  override fun empty() = store.size == 0

  override fun full() = maxsize > 0 && store.size >= maxsize

  override fun taskDone() {
    require(unfinished > 0) {
      "taskDone() called too many times: $this; call it once for each item taken out"
    }
    finished.needRoom()
    if (--unfinished == 0) finished.set()
  }

  override fun join(): Coroutine<Void?> =
    SuspendCoroutine("Queue.join", callsNoUserCode = true) {
      if (unfinished > 0) finished.awaitSet()
      null
    }

  override fun shutdown() = shutdown(false)

  override fun shutdown(immediate: Boolean) {
    getters.needRoom()
    putters.needRoom()
    finished.needRoom()
    shutDown = true
    if (immediate) {
      while (!empty()) {
        store.take()
        if (unfinished > 0) unfinished--
      }
      if (unfinished == 0) finished.set()
    }
    getters.wakeAll()
    putters.wakeAll()
  }

  override fun toString() = textOfNow()()

  override fun outline() = head() + (if (store.size == 0) "" else " size=${store.size}") + rest()

  /** Makes the text of the queue as it is now, without asking the items for theirs before. */
  private fun textOfNow(): () -> String {
    val size = store.size
    val first = Describe.first(store.items())
    val rest = rest()
    return { head() + (if (size == 0) "" else " queue=" + Describe.items(size, first)) + rest }
  }

  private fun head() = "<${javaClass.simpleName.removeSuffix("Impl")} maxsize=$maxsize"

  private fun rest() = buildString {
    if (getters.size > 0) append(" getters[").append(getters.size).append(']')
    if (putters.size > 0) append(" putters[").append(putters.size).append(']')
    if (unfinished > 0) append(" tasks=").append(unfinished)
    if (shutDown) append(" shutdown")
    append('>')
  }
}

internal class PriorityQueueImpl<T : Any>(maxsize: Int, order: Comparator<in T>) :
  QueueImpl<T>(maxsize, PriorityStore(order)), PriorityQueue<T>

internal class LifoQueueImpl<T>(maxsize: Int) : QueueImpl<T>(maxsize, LifoStore()), LifoQueue<T>
