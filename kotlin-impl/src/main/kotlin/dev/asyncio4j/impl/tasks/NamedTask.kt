package dev.asyncio4j.impl.tasks

import dev.asyncio4j.Context
import dev.asyncio4j.Coroutine
import dev.asyncio4j.Task
import dev.asyncio4j.impl.fibers.suspendedStack
import dev.asyncio4j.impl.loop.ContextImpl
import dev.asyncio4j.impl.loop.isFatal
import java.util.concurrent.atomic.AtomicLong
import kotlin.coroutines.Continuation

/** The identity of a task: its name, its coroutine and its context. How it runs is [TaskImpl]'s. */
internal abstract class NamedTask<T>(
  loop: TaskLoop,
  val coroutine: CoroutineImpl<T>,
  private var name: String?,
  private val taskContext: ContextImpl,
) : FutureImpl<T>(loop), Task<T> {
  /** The number of the task in the process. */
  val number = sequence.incrementAndGet()

  /** True if no code awaits it: a failure is reported at once. */
  var unattended = false

  override fun getName(): String = name ?: "Task-$number"

  override fun setName(name: String) {
    this.name = name
  }

  override fun coroutine(): Coroutine<T> = coroutine

  override fun context(): Context = taskContext.share()

  override fun setResult(value: T) =
    throw IllegalStateException("Task does not support setResult: $this")

  override fun setException(error: Throwable) =
    throw IllegalStateException("Task does not support setException: $this")

  /** The way to where the task is suspended; null while its code runs. */
  abstract val suspendedAt: Continuation<*>?

  override fun stack(): List<StackTraceElement> =
    if (!done()) suspendedStack(suspendedAt) else storedError()?.stackTrace?.toList().orEmpty()

  /** Reports the failure, when the task is done. */
  protected fun tellFailure() {
    val error = storedError()?.takeUnless(Throwable::isFatal) ?: return // a fatal one ends the run
    retrieved()
    val message = "Exception in $this, which is unattended"
    eventLoop.report(message, error, future = this, createdAt = createdAt)
  }

  private companion object {
    /** The number of the last task: names are unique in the process, as in asyncio. */
    val sequence = AtomicLong()
  }
}
