package dev.asyncio4j.impl.bridge

import dev.asyncio4j.impl.tasks.TaskImpl
import kotlin.coroutines.CoroutineContext
import kotlinx.coroutines.AbstractCoroutine
import kotlinx.coroutines.InternalCoroutinesApi
import kotlinx.coroutines.Job

/**
 * The Job of a Kotlin block, and the scope that the block sees. Its overrides stand in for handlers,
 * each of which would be an object and a node in a list, for every block.
 *
 * ```
 *   made ──▶ active ── the block and its children have ended ──▶ completing ──▶ completed
 *                  └── onCancelling: once, at any time before ───▶    │             │
 *                                    onCompleted, onCancelled ◀───────┘             └──▶ afterCompletion
 * ```
 *
 * A task ends at the first of the two ends, so that it is done before the scope that waits for it
 * goes on; who awaits a block inline goes on at the second, and finds its Job completed.
 */
@OptIn(InternalCoroutinesApi::class) // as the builders of kotlinx do: nothing else is a cheap Job
internal class BlockJob<T>(
  context: CoroutineContext,
  val task: TaskImpl<*>,
  private val block: KotlinCoroutine<T>,
) : AbstractCoroutine<T>(context, initParentJob = false, active = true) {

  /** A child of [parent] from now on; if that is cancelled already, this is at once. */
  fun follow(parent: Job?) = initParentJob(parent)

  override fun onCancelling(cause: Throwable?) {
    if (cause != null) block.cancelled(this)
  }

  override fun onCompleted(value: T) = block.completing(this, null)

  override fun onCancelled(cause: Throwable, handled: Boolean) = block.completing(this, cause)

  override fun afterCompletion(state: Any?) = block.completed(this)

  override fun cancellationExceptionMessage() = "the block of a task was cancelled"
}
