package dev.asyncio4j.impl.bridge

import dev.asyncio4j.Task
import dev.asyncio4j.TaskOptions
import dev.asyncio4j.impl.tasks.DoneCallback
import dev.asyncio4j.impl.tasks.EventLoopImpl
import dev.asyncio4j.impl.tasks.TaskImpl
import dev.asyncio4j.impl.tasks.asImpl
import kotlin.coroutines.ContinuationInterceptor
import kotlinx.coroutines.CompletableJob
import kotlinx.coroutines.CoroutineScope
import kotlinx.coroutines.InternalCoroutinesApi
import kotlinx.coroutines.Job

/**
 * `createTask` of a Kotlin scope: the task is a child of the scope's Job from the call on, and has
 * its context.
 *
 * | what happens                               | then                                              |
 * |--------------------------------------------|---------------------------------------------------|
 * | the scope is cancelled, the task not begun | the task is cancelled, and its block never runs   |
 * | the scope is cancelled                     | the block's Job is                                |
 * | the block fails                            | the scope is cancelled, unless it is a supervisor |
 */
internal fun <T> childTask(
  scope: CoroutineScope,
  options: TaskOptions,
  block: suspend CoroutineScope.() -> T,
): Task<T> {
  val loop = EventLoopImpl.requireRunning()
  val context = scope.coroutineContext.minusKey(ContinuationInterceptor).minusKey(TaskImpl)
  val parent = context[Job] ?: return loop.createTask(KotlinCoroutine(block, context), options)
  val place = Job(parent) // holds the place of the block's own Job, which is made when it begins
  try {
    val body = KotlinCoroutine(block, context + place)
    val task = loop.createTask(body, options).asImpl()
    cancelUnlessBegun(task, body, place)
    task.addCallback(
      DoneCallback {
        if (parent.isCancelled) it.retrieved() // its error is the scope's
        place.complete()
      }
    )
    return task
  } catch (error: Throwable) {
    place.complete()
    throw error
  }
}

@OptIn(InternalCoroutinesApi::class) // onCancelling: when the Job is completed, it is too late
private fun cancelUnlessBegun(
  task: TaskImpl<*>,
  body: KotlinCoroutine<*>,
  place: CompletableJob,
) {
  val cancel = {
    if (!body.begun) {
      task.cancel()
      if (task.eventLoop.unwinding) place.complete() // nobody will see the task end
    }
  }
  place.invokeOnCompletion(onCancelling = true) { if (it != null) onLoop(task.eventLoop, cancel) }
}
