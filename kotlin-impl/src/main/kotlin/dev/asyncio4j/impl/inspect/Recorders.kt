package dev.asyncio4j.impl.inspect

import dev.asyncio4j.impl.tasks.TaskLoop

/** The recorders that tools have begun and not ended, by their ids. */
internal object Recorders {
  private val recorders = HashMap<String, Recorder>()
  private var last = 0

  /** Begins to record; returns the id of that. */
  fun start(loops: List<TaskLoop>, options: Map<String, String>): String {
    val recorder = Recorder(loops, options, ::forget)
    synchronized(this) {
      val id = (++last).toString()
      recorders[id] = recorder
      return id
    }
  }

  /** Returns the times of the tasks of [loop], by the one that watches it longest; null if none. */
  fun timesOf(loop: TaskLoop): TaskTimes? {
    val all = synchronized(this) { recorders.values.toList() }
    return all.filterNot { it.over }.mapNotNull { it.of(loop) }.minByOrNull { it.origin }?.times
  }

  fun drain(id: String): String {
    val recorder = synchronized(this) { recorders[id] }
    check(recorder != null && !recorder.over) {
      "watch $id is over: nobody has asked for it for too long; begin another one"
    }
    return recorder.drain()
  }

  /** Forgets a recorder that has ended, with the loops it knew. */
  private fun forget(recorder: Recorder): Unit = synchronized(this) { recorders.values -= recorder }

  fun stop(id: String): String {
    synchronized(this) { recorders.remove(id) }?.end()
    return id
  }
}
