package dev.asyncio4j.impl.waiting

import dev.asyncio4j.Body1
import dev.asyncio4j.TaskGroup
import dev.asyncio4j.Timeout
import dev.asyncio4j.impl.fibers.Fiber
import dev.asyncio4j.impl.loop.isFatal
import dev.asyncio4j.impl.tasks.JavaAwait
import dev.asyncio4j.impl.tasks.Messages
import dev.asyncio4j.impl.tasks.SuspendCoroutine
import dev.asyncio4j.impl.tasks.TaskImpl
import dev.asyncio4j.impl.tasks.TaskLoop
import java.time.Duration

/** Scopes around a block of a Java body: the block runs inline, in the same task. */
internal object JavaScopes {

  fun <T> timeout(delay: Duration?, body: Body1<Timeout, T>): T =
    TimeoutImpl.after(delay, requireTask()).scope(body::run)

  fun <T> timeoutAt(deadline: Duration?, body: Body1<Timeout, T>): T =
    TimeoutImpl.at(deadline, requireTask()).scope(body::run)

  fun <T> taskGroup(body: Body1<TaskGroup, T>): T {
    val parent = TaskLoop.running()?.currentTask
    check(parent != null && Fiber.current() != null) {
      "TaskGroup cannot determine the parent task: ${Messages.awaitOutside()}"
    }
    val group = TaskGroupImpl(parent)
    val result = runCatching { body.run(group) }
    val reports = result.exceptionOrNull()?.isFatal() == true
    return JavaAwait.await(SuspendCoroutine("taskGroup", !reports) { group.end(result) })
  }

  private fun requireTask(): TaskImpl<*> =
    TaskLoop.running()?.currentTask
      ?: throw IllegalStateException(
        "Timeout should be used inside a task: ${Messages.awaitOutside()}"
      )
}
