package dev.asyncio4j.impl.inspect

import dev.asyncio4j.FrameCallGraphEntry
import dev.asyncio4j.FrameCallGraphEntry.Kind
import dev.asyncio4j.impl.loop.Frames
import dev.asyncio4j.impl.tasks.TaskImpl
import dev.asyncio4j.impl.tasks.TaskLoop

/**
 * Looks, again and again, at what a loop runs: its stack, and above it the chain of the tasks that
 * wait for it. By one thread at a time, but for [stackAt].
 */
internal class Sampler(private val loop: TaskLoop) {
  private class Sample(val place: Long, val stack: List<StackTraceElement>)

  @Volatile private var last: Sample? = null

  /** The number of samples of each chain of names, outermost first, since it was emptied. */
  val counts = HashMap<String, Int>()

  /** Returns the stack that was seen while the entry at that place of the queue ran. */
  fun stackAt(place: Long): List<StackTraceElement> =
    last?.takeIf { it.place == place }?.stack ?: emptyList()

  /** The entry that ran at the last look of [sampleLong], and the number of looks since. */
  private var longPlace = -1L
  private var longLooks = 0

  /**
   * Looks for the stack alone, of an entry that ran at the last look already: at its first look,
   * its second, fourth, eighth and so on, as a step may load classes for long before it blocks.
   */
  fun sampleLong() {
    val place = loop.ready.taken
    longLooks = if (place == longPlace && !loop.poller.isWaiting) longLooks + 1 else 0
    longPlace = place
    if (longLooks.countOneBits() == 1) read(place)
  }

  /** Counts what runs now: of a body, its stack and its task are read as one. */
  fun sample() {
    if (loop.poller.isWaiting) return
    val place = loop.ready.taken
    val body = loop.fibers.running
    val task = if (body == null) loop.currentTask else body.context[TaskImpl]
    val stack = read(place) ?: return
    if (body !== loop.fibers.running && loop.ready.taken != place) return // it was another's
    val chain = ArrayList<String>()
    if (task != null) runCatching { awaiters(task, chain) }
    chain.reverse()
    if (frames(TaskStack.ofThread(stack), chain) && counts.size < MOST_CHAINS)
      counts.merge(chain.joinToString(";"), 1, Int::plus)
  }

  private fun read(place: Long): List<StackTraceElement>? {
    val thread = loop.fibers.running?.thread ?: loop.thread ?: return null
    val stack = thread.stackTrace.asList()
    if (loop.ready.taken == place) last = Sample(place, stack)
    return stack
  }

  /** Adds the bodies of those that wait for [task], the nearest first. */
  private fun awaiters(task: TaskImpl<*>, chain: MutableList<String>) {
    var next = Awaiters.of(task).firstOrNull()
    while (next != null && chain.size < MOST_AWAITERS) {
      chain += TaskStack.bodyOf(next.task).split('.').takeLast(2).joinToString(".")
      next = Awaiters.of(next.task).firstOrNull()
    }
  }

  /**
   * Adds the frames of the user's code, and the one of the platform that it is in; false if there
   * are none.
   */
  private fun frames(entries: List<FrameCallGraphEntry>, chain: MutableList<String>): Boolean {
    if (entries.all { it.kind() == Kind.LIBRARY }) return false
    for (i in entries.indices.reversed()) if (entries[i].kind() != Kind.LIBRARY || i == 0)
      chain += nameOf(entries[i].frame())
    return true
  }

  private fun nameOf(frame: StackTraceElement) =
    "${Frames.typeOf(frame).substringAfterLast('.')}.${Frames.methodName(frame)}"

  private companion object {
    const val MOST_AWAITERS = 32
    const val MOST_CHAINS = 10_000
  }
}
