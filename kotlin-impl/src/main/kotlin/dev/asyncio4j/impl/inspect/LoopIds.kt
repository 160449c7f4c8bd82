package dev.asyncio4j.impl.inspect

import dev.asyncio4j.impl.tasks.TaskImpl
import dev.asyncio4j.impl.tasks.TaskLoop
import java.util.WeakHashMap

/**
 * Numbers of loops, given when somebody looks, in the order in which they are looked at. Each class
 * loader may have a copy of the engine: a property of the system counts for all of them.
 */
internal object LoopIds {
  private val ids = WeakHashMap<TaskLoop, Int>()

  @Synchronized fun of(loop: TaskLoop): Int = ids.getOrPut(loop) { next() }

  private fun next(): Int {
    val count = System.getProperties().merge(COUNT, "1") { last, _ -> "${"$last".toInt() + 1}" }
    return "$count".toInt()
  }

  private const val COUNT = "asyncio4j.loops.seen"

  fun of(task: TaskImpl<*>): String = "${of(task.eventLoop)}:${task.number}"
}
