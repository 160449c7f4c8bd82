package dev.asyncio4j.impl.bridge

import dev.asyncio4j.Task
import dev.asyncio4j.TaskOptions
import dev.asyncio4j.impl.tasks.TaskImpl
import dev.asyncio4j.impl.tasks.TaskLoop
import dev.asyncio4j.impl.tasks.asImpl
import kotlin.coroutines.ContinuationInterceptor
import kotlinx.coroutines.CoroutineScope
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
  val loop = TaskLoop.requireRunning()
  val context = scope.coroutineContext
  val inherited = context.minusKey(ContinuationInterceptor).minusKey(TaskImpl).minusKey(Job)
  val body = KotlinCoroutine(block, inherited, parent = context[Job])
  val task = loop.createTask(body, options).asImpl()
  if (!task.started) body.belongTo(task)
  return task
}
