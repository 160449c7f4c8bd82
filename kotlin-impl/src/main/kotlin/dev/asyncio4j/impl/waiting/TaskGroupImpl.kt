package dev.asyncio4j.impl.waiting

import dev.asyncio4j.Coroutine
import dev.asyncio4j.Task
import dev.asyncio4j.TaskGroup
import dev.asyncio4j.TaskOptions
import dev.asyncio4j.exceptions.CancelledError
import dev.asyncio4j.exceptions.GeneratorExit
import dev.asyncio4j.exceptions.TaskGroupException
import dev.asyncio4j.impl.loop.isFatal
import dev.asyncio4j.impl.tasks.CoroutineImpl
import dev.asyncio4j.impl.tasks.FutureImpl
import dev.asyncio4j.impl.tasks.Signal
import dev.asyncio4j.impl.tasks.TaskImpl
import dev.asyncio4j.impl.tasks.asImpl
import dev.asyncio4j.impl.tasks.hearingOnce
import dev.asyncio4j.impl.tasks.release
import dev.asyncio4j.impl.tasks.report

/**
 * `TaskGroup`: children that end before the block does.
 *
 * ```
 *   ENTERED ──body ended──▶ EXITING ──no child left──▶ FINISHED
 * ```
 *
 * In the first two, once: a child fails, the body fails or [cancel] ──▶ [aborting]: the children
 * and the body are cancelled.
 *
 * [parentCancelRequested]: the group itself has cancelled its body to end it, and takes that one
 * request back at exit.
 */
internal class TaskGroupImpl(private val parent: TaskImpl<*>) : TaskGroup {
  private val children = ChildList()
  private val errors = ArrayList<Throwable>()
  private val cancellingAtEntry = parent.cancelling()

  /** The first fatal error: it comes out bare, and hides the others. */
  private var fatal: Throwable? = null

  private enum class State {
    ENTERED,
    EXITING,
    FINISHED,
  }

  private var bodyEnded = false

  private val state: State
    get() =
      when {
        !bodyEnded -> State.ENTERED
        children.size > 0 -> State.EXITING
        else -> State.FINISHED
      }

  private var aborting = false
  private var parentCancelRequested = false
  private val allDone = Signal(parent.eventLoop)

  override fun <T> createTask(coroutine: Coroutine<T>): Task<T> =
    createTask(coroutine, TaskOptions.defaults())

  override fun <T> createTask(coroutine: Coroutine<T>, name: String): Task<T> =
    createTask(coroutine, TaskOptions.defaults().name(name))

  override fun <T> createTask(coroutine: Coroutine<T>, options: TaskOptions): Task<T> {
    if (state == State.FINISHED) refuse(coroutine, "is finished")
    if (aborting) refuse(coroutine, "is shutting down")
    val task = parent.eventLoop.createTask(coroutine, options).asImpl()
    val childDone = ChildDone(task).also(children::add)
    task.addCallback(childDone) // even if done: its error must not reach the body inside this call
    if (aborting) task.cancel() // its eager first step has ended the group
    return task
  }

  private fun refuse(coroutine: Coroutine<*>, why: String): Nothing {
    CoroutineImpl.of(coroutine).discard()
    throw IllegalStateException("$this $why: create the task before that, or in another group")
  }

  override fun cancel() {
    if (state != State.FINISHED && !aborting) abortWithParent()
  }

  private fun abort() {
    aborting = true
    children.toList().forEach { if (!it.done()) it.cancel() }
  }

  private fun abortWithParent() {
    abort()
    parentCancelRequested = true
    parent.cancel()
  }

  private inner class ChildDone(child: TaskImpl<*>) : ChildList.Callback(child) {
    /** A failure cancels, which may call code of the user's. */
    override val callsNoUserCode: Boolean
      get() = ended!!.hasResult

    override val awaiters
      get() = listOf(parent)

    override val by
      get() = "taskGroup"

    override fun onDone(future: FutureImpl<*>) {
      children.remove(this)
      childDone(child)
    }
  }

  private fun childDone(child: TaskImpl<*>) {
    if (children.size == 0) allDone.release()
    if (child.cancelled()) return
    val error = child.failure() ?: return
    errors += error
    if (error.isFatal()) {
      if (fatal == null) fatal = error
      parent.goesOnPlainly = false // it reports what that hides
    }
    if (!aborting && !parentCancelRequested) abortWithParent()
  }

  /**
   * Ends the block, which left with [body]: waits for the children; gives the body's value, or null
   * if the group's own [cancel] ended the body; throws what the children and the body failed with.
   */
  suspend fun <T> end(body: Result<T>): T {
    exit(body.exceptionOrNull())?.let { throw it }
    @Suppress("UNCHECKED_CAST")
    return body.getOrNull() as T
  }

  /** Waits for the children; returns the error to throw, or null. */
  private suspend fun exit(bodyError: Throwable?): Throwable? {
    bodyEnded = true
    if (bodyError?.isFatal() == true && fatal == null) fatal = bodyError
    var cancellation = bodyError as? CancelledError
    if (bodyError != null && !aborting) abort()
    parent.hearingOnce(aborting) {
      allDone.awaitThrough({ children.size == 0 }) { error ->
        if (!aborting || parentCancelRequested) cancellation = error
        if (!aborting) abort()
      }
    }
    // The group's own cancellations must not be seen outside; those by other code must.
    if (parentCancelRequested && parent.uncancel() <= cancellingAtEntry) cancellation = null
    if (cancellation != null && errors.isEmpty()) return cancellation
    if (bodyError is GeneratorExit && errors.isEmpty())
      return bodyError // a generator that is closed in its group
    if (bodyError != null && bodyError !is CancelledError) errors += bodyError
    if (errors.isEmpty()) return null
    if (parent.cancelling() > 0) {
      // The errors win over a cancellation from outside, which the next await gets; the count stays
      // what it is.
      parent.uncancel()
      parent.cancel()
    }
    return fatal?.also(::reportHidden)
      ?: TaskGroupException("unhandled errors in a TaskGroup", errors)
  }

  private fun reportHidden(fatal: Throwable) {
    val message =
      "Error in $this was hidden by ${fatal.javaClass.simpleName}, which comes out alone"
    for (error in errors) {
      if (error !== fatal) parent.eventLoop.report(message, error)
    }
  }

  override fun toString(): String {
    val shown = if (aborting && state != State.FINISHED) "cancelling" else state.name.lowercase()
    return "<TaskGroup $shown tasks=${children.size} errors=${errors.size}>"
  }
}
