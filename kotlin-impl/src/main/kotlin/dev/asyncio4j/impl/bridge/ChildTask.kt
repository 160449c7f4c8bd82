package dev.asyncio4j.impl.bridge

import dev.asyncio4j.Task
import dev.asyncio4j.TaskOptions
import dev.asyncio4j.impl.tasks.DoneCallback
import dev.asyncio4j.impl.tasks.EventLoopImpl
import dev.asyncio4j.impl.tasks.TaskImpl
import dev.asyncio4j.impl.tasks.asImpl
import kotlin.coroutines.ContinuationInterceptor
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
  val child = Job(parent) // the block's own Job is made when the task begins
  val body = KotlinCoroutine(block, context + child)
  val task = loop.createTask(body, options).asImpl()
  cancelUnlessBegun(task, body, child)
  task.addCallback(
    DoneCallback {
      if (parent.isCancelled) it.retrieved() // its error is the scope's
      child.complete()
    }
  )
  return task
}

@OptIn(InternalCoroutinesApi::class) // onCancelling: when the Job is completed, it is too late
private fun cancelUnlessBegun(task: TaskImpl<*>, body: KotlinCoroutine<*>, job: Job) {
  job.invokeOnCompletion(onCancelling = true) { cause ->
    if (cause != null) onLoop(task.eventLoop) { if (!body.begun) task.cancel() }
  }
}
