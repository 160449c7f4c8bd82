package dev.asyncio4j.impl.inspect

import dev.asyncio4j.impl.tasks.TaskImpl
import dev.asyncio4j.impl.tasks.TaskLoop
import java.util.WeakHashMap

/** Numbers of loops, given when somebody looks, in the order in which they are looked at. */
internal object LoopIds {
  private val ids = WeakHashMap<TaskLoop, Int>()
  private var last = 0

  @Synchronized fun of(loop: TaskLoop): Int = ids.getOrPut(loop) { ++last }

  fun of(task: TaskImpl<*>): String = "${of(task.eventLoop)}:${task.number}"
}
