package dev.asyncio4j.impl.tasks

import dev.asyncio4j.impl.fibers.Fiber
import dev.asyncio4j.impl.loop.CreationSite
import dev.asyncio4j.impl.loop.Frames
import dev.asyncio4j.impl.loop.Texts

/** Text forms in asyncio's manner, state first, in one place. */
internal object Describe {
  private const val LONGEST_VALUE = 60
  private const val LONGEST_ERROR = 1000
  private const val LISTED = 5

  fun future(future: FutureImpl<*>, type: String, state: String) =
    "<$type $state${callbacks(future.callbacksInOrder())}${CreationSite.suffix(future.createdAt)}>"

  /** The text of [task], which is [suspended], or runs; [state] is that of any future. */
  fun task(task: TaskImpl<*>, suspended: Boolean, state: String): String {
    val pending = task.cancellation?.takeUnless { task.done() }
    val cancelling = pending != null && (pending.isDue || pending.requests > 0)
    val waits = task.waiter?.let { " wait_for=${short(it)}" } ?: ""
    val text = "name='${task.getName()}' coro=<${body(task, suspended)}>$waits"
    return future(task, "Task", "${if (cancelling) "cancelling" else state} $text")
  }

  /**
   * The text of a future that another one names: no callbacks, so that two that refer to each other
   * do not recurse.
   */
  fun short(future: FutureImpl<*>): String =
    if (future is TaskImpl<*>) "<Task '${future.getName()}'>"
    else
      "<${future.javaClass.simpleName.removeSuffix("Impl")}${if (future.done()) " done" else " pending"}>"

  /** The body of [task], by where it is; by its class if that is not to be seen. */
  private fun body(task: TaskImpl<*>, suspended: Boolean): String {
    val runsHere = !suspended && Fiber.current()?.context === task
    val stack =
      when {
        task.done() -> emptyList()
        runsHere -> Thread.currentThread().stackTrace.asList()
        else -> task.stack()
      }
    return Frames.body(stack) ?: task.coroutine.bodyName()
  }

  fun value(value: Any?): String =
    when (value) {
      is FutureImpl<*> -> short(value)
      is ByteArray -> "byte[${value.size}]"
      is Collection<*> -> collection(value)
      else -> cut(Texts.of(value), LONGEST_VALUE)
    }

  /** What [error] says of itself. Cut, since it may name the future that has it. */
  fun error(error: Any?): String = cut(Texts.of(error), LONGEST_ERROR)

  private fun collection(value: Collection<*>): String =
    try {
      "${value.javaClass.simpleName} of ${value.size}"
    } catch (_: Throwable) {
      value.javaClass.simpleName
    }

  private fun cut(text: String, longest: Int) =
    if (text.length > longest) text.take(longest) + "..." else text

  /** As many of [items] as a text lists. */
  fun first(items: Iterable<*>): List<*> = items.take(LISTED)

  /** The [first] of [size] items, each in short. */
  fun items(size: Int, first: List<*>): String {
    val more = if (size > first.size) ", <${size - first.size} more>" else ""
    return first.joinToString(prefix = "[", postfix = "$more]", transform = ::value)
  }

  private fun callbacks(waiting: List<DoneCallback>): String =
    when (waiting.size) {
      0 -> ""
      1 -> " cb=[${callback(waiting[0])}]"
      2 -> " cb=[${callback(waiting[0])}, ${callback(waiting[1])}]"
      else ->
        " cb=[${callback(waiting[0])}, <${waiting.size - 2} more>, ${callback(waiting.last())}]"
    }

  private fun callback(callback: DoneCallback): String =
    if (callback is TaskImpl<*>) "wake '${callback.getName()}'"
    else if (callback is ConsumerCallback<*>) callback.toString()
    else callback.javaClass.name.substringAfterLast('.')
}
