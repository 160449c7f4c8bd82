package dev.asyncio4j.impl.lowlevel

import dev.asyncio4j.Awaitable
import dev.asyncio4j.TaskOptions
import dev.asyncio4j.impl.tasks.FutureImpl
import dev.asyncio4j.impl.tasks.SuspendCoroutine
import dev.asyncio4j.impl.tasks.TaskImpl
import dev.asyncio4j.impl.tasks.TaskLoop
import dev.asyncio4j.impl.tasks.awaitDone
import dev.asyncio4j.impl.tasks.awaitInline
import dev.asyncio4j.impl.tasks.release
import dev.asyncio4j.impl.tasks.report
import dev.asyncio4j.impl.tasks.whenDone
import dev.asyncio4j.lowlevel.Registration
import java.time.Duration
import java.util.function.Supplier

/** The steps that libraries have awaited before the loop is closed, while it still can run. */
internal class LastSteps(private val loop: TaskLoop) {
  private class Step(val make: Supplier<out Awaitable<*>>)

  private val steps = LinkedHashSet<Step>()

  val idle: Boolean
    get() = steps.isEmpty()

  fun add(make: Supplier<out Awaitable<*>>): Registration {
    val step = Step(make).also(steps::add)
    return Registration { steps -= step }
  }

  /** Awaits [other] and all steps, which start together. */
  fun besides(other: Awaitable<*>) =
    SuspendCoroutine<Void?>("beforeClose") {
      val begun = loop.now
      val all = steps.map(::start)
      steps.clear()
      other.awaitInline()
      val limit = LIMIT.minusNanos(loop.now - begun)
      val left = unendedAfter(limit, all)
      left.forEach(::giveUp)
      unendedAfter(AFTER_CANCEL, left)
      all.filterNot(left::contains).forEach(::report)
      null
    }

  private fun start(step: Step): TaskImpl<*> {
    val body = SuspendCoroutine<Any?>("beforeClose") { step.make.get().awaitInline() }
    return loop.newTask(body, TaskOptions.defaults())
  }

  private fun giveUp(step: TaskImpl<*>) {
    val message = "$step was to end within $LIMIT, as its loop closes: it is cancelled and left"
    loop.report(message, null, future = step, createdAt = step.createdAt)
    step.cancel()
    loop.knownPending += step
  }

  private fun report(step: TaskImpl<*>) {
    val error = step.failure() ?: return
    val message = "an error occurred in $step, which was awaited before its loop closes"
    loop.report(message, error, future = step, createdAt = step.createdAt)
  }

  private companion object {
    val LIMIT: Duration = Duration.ofSeconds(5)
    val AFTER_CANCEL: Duration = Duration.ofSeconds(1)
  }
}

internal val TaskLoop.lastSteps: LastSteps
  get() = part(LastSteps::class.java)

/** Waits for [tasks], up to [limit]; gives those that have not ended then. */
internal suspend fun unendedAfter(
  limit: Duration,
  tasks: List<TaskImpl<*>>,
): List<TaskImpl<*>> {
  if (tasks.all { it.done() }) return emptyList()
  val loop = tasks.first().eventLoop
  val over = FutureImpl<Unit>(loop)
  val timer = loop.callLater(limit, over::release)
  var left = tasks.size
  val callback = { if (--left == 0) over.release() }
  tasks.forEach { it.whenDone(callback) }
  over.awaitDone()
  timer.cancel()
  return tasks.filterNot { it.done() }
}
