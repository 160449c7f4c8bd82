package dev.asyncio4j.impl.tasks

import dev.asyncio4j.Body
import kotlin.coroutines.Continuation
import kotlin.coroutines.CoroutineContext
import kotlinx.coroutines.ThreadContextElement

/**
 * The elements of a Kotlin block's context that put something into the thread that runs it
 * (`MDCContext`, `asContextElement`).
 *
 * kotlinx does that wherever it resumes the block itself; after an await inline, the task does, and
 * this comes in between.
 */
internal class ThreadElements
private constructor(
  private val context: CoroutineContext,
  private val elements: List<ThreadContextElement<Any?>>,
) {
  inline fun <R> within(code: () -> R): R {
    val before = elements.map { it.updateThreadContext(context) }
    try {
      return code()
    } finally {
      for (i in elements.indices.reversed()) elements[i].restoreThreadContext(context, before[i])
    }
  }

  /** Resumes [block] with the elements in the thread. */
  fun <T> around(block: Continuation<T>): Continuation<T> = Resumed(block)

  private inner class Resumed<T>(private val block: Continuation<T>) : Continuation<T> by block {
    override fun resumeWith(result: Result<T>) = within { block.resumeWith(result) }
  }

  /** Wraps [body] so that the thread of its own that it runs on has the elements. */
  fun <T> around(body: Body<T>): Body<T> = Body { within(body::run) }

  companion object {
    /** Returns the elements of [context]; null if it has none, the common case. */
    fun of(context: CoroutineContext): ThreadElements? {
      val found =
        context.fold(emptyList<ThreadContextElement<Any?>>()) { list, element ->
          @Suppress("UNCHECKED_CAST")
          if (element is ThreadContextElement<*>) list + (element as ThreadContextElement<Any?>)
          else list
        }
      return if (found.isEmpty()) null else ThreadElements(context, found)
    }
  }
}
