package dev.asyncio4j.impl.tasks

import dev.asyncio4j.impl.loop.CreationSite

/** Text forms in asyncio's manner, state first, in one place. */
internal object Describe {
  private const val LONGEST_VALUE = 60
  private const val LISTED = 5

  fun future(future: FutureImpl<*>, type: String, state: String) =
    "<$type $state${callbacks(future.callbacksInOrder())}${CreationSite.suffix(future.createdAt)}>"

  /**
   * The text of a future that another one names: no callbacks, so that two that refer to each other
   * do not recurse.
   */
  fun short(future: FutureImpl<*>): String =
    if (future is TaskImpl<*>) "<Task '${future.getName()}'>"
    else
      "<${future.javaClass.simpleName.removeSuffix("Impl")}${if (future.done()) " done" else " pending"}>"

  fun value(value: Any?): String =
    when (value) {
      is FutureImpl<*> -> short(value)
      is ByteArray -> "byte[${value.size}]"
      is Collection<*> -> "${value.javaClass.simpleName} of ${value.size}"
      else ->
        value.toString().let {
          if (it.length > LONGEST_VALUE) it.take(LONGEST_VALUE) + "..." else it
        }
    }

  /** The first of [size] items, each in short. */
  fun items(size: Int, items: Iterable<*>): String {
    val more = if (size > LISTED) ", <${size - LISTED} more>" else ""
    return items.take(LISTED).joinToString(prefix = "[", postfix = "$more]", transform = ::value)
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
