package dev.asyncio4j.impl.tasks

/**
 * The tasks of a loop that are not done, in the order of creation: held strongly, so none is lost.
 *
 * The links are in the tasks themselves: an entry of a set would take half as much memory again as
 * the task, and a hash at each end of its life.
 */
internal class TaskList {
  private var first: TaskImpl<*>? = null
  private var last: TaskImpl<*>? = null

  var size = 0
    private set

  /** The number of tasks that were ever added. */
  var added = 0L
    private set

  fun add(task: TaskImpl<*>) {
    val before = last
    task.previousOfLoop = before
    if (before == null) first = task else before.nextOfLoop = task
    last = task
    size++
    added++
  }

  /** Takes [task] out; it must be in here. */
  fun remove(task: TaskImpl<*>) {
    val before = task.previousOfLoop
    val after = task.nextOfLoop
    if (before == null) first = after else before.nextOfLoop = after
    if (after == null) last = before else after.previousOfLoop = before
    task.previousOfLoop = null
    task.nextOfLoop = null
    size--
  }

  fun toList(): List<TaskImpl<*>> {
    val list = ArrayList<TaskImpl<*>>(size)
    var task = first
    while (task != null) {
      list += task
      task = task.nextOfLoop
    }
    return list
  }
}
