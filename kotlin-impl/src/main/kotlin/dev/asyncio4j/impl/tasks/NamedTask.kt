package dev.asyncio4j.impl.tasks

import dev.asyncio4j.Context
import dev.asyncio4j.Coroutine
import dev.asyncio4j.Task
import dev.asyncio4j.impl.loop.ContextImpl
import dev.asyncio4j.impl.loop.isFatal
import dev.asyncio4j.loop.ExceptionContext
import java.util.concurrent.atomic.AtomicLong

/**
 * What a task is known by: its name, its coroutine and its context. How it runs is [TaskImpl]'s.
 */
internal abstract class NamedTask<T>(
  loop: TaskLoop,
  protected val coroutine: CoroutineImpl<T>,
  private var name: String?,
  private val taskContext: ContextImpl,
) : FutureImpl<T>(loop), Task<T> {
  private val number = sequence.incrementAndGet()

  /** Nobody awaits it: a failure is told at once. */
  var unattended = false

  override fun getName(): String = name ?: "Task-$number"

  override fun setName(name: String) {
    this.name = name
  }

  override fun coroutine(): Coroutine<T> = coroutine

  override fun context(): Context = taskContext

  override fun setResult(value: T) =
    throw IllegalStateException("Task does not support setResult: $this")

  override fun setException(error: Throwable) =
    throw IllegalStateException("Task does not support setException: $this")

  /** Called when it is done. */
  protected fun tellFailure() {
    val error = storedError()?.takeUnless(Throwable::isFatal) ?: return // a fatal one ends the run
    retrieved()
    val message = "Exception in $this, which is unattended"
    eventLoop.callExceptionHandler(ExceptionContext(message, error, this, null, null, createdAt))
  }

  private companion object {
    /** Names are unique in the process, as in asyncio. */
    val sequence = AtomicLong()
  }
}
