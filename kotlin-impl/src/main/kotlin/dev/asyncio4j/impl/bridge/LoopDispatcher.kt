package dev.asyncio4j.impl.bridge

import dev.asyncio4j.impl.fibers.lazyWithRoom
import dev.asyncio4j.impl.loop.ContextImpl
import dev.asyncio4j.impl.loop.Ready
import dev.asyncio4j.impl.loop.TimerHandleImpl
import dev.asyncio4j.impl.loop.hasTurn
import dev.asyncio4j.impl.loop.laterFromOutside
import dev.asyncio4j.impl.tasks.TaskImpl
import dev.asyncio4j.impl.tasks.TaskLoop
import dev.asyncio4j.impl.threads.RunBlocking
import dev.asyncio4j.impl.threads.blockingRefused
import dev.asyncio4j.lowlevel.StepInfo
import kotlin.coroutines.CoroutineContext
import kotlinx.coroutines.CancellableContinuation
import kotlinx.coroutines.CoroutineDispatcher
import kotlinx.coroutines.Delay
import kotlinx.coroutines.DisposableHandle
import kotlinx.coroutines.ExperimentalCoroutinesApi
import kotlinx.coroutines.InternalCoroutinesApi
import kotlinx.coroutines.Runnable

/**
 * The loop as kotlinx's dispatcher: dispatched continuations are entries of the same FIFO, `delay`
 * uses its timers.
 */
@OptIn(
  InternalCoroutinesApi::class,
  ExperimentalCoroutinesApi::class,
) // Delay: the way to give a dispatcher a clock
internal class LoopDispatcher(val eventLoop: TaskLoop) : CoroutineDispatcher(), Delay {

  override fun dispatch(context: CoroutineContext, block: Runnable) {
    val task = context[TaskImpl]
    // A continuation that kotlinx resumes has been started: the code that started it knows whether
    // it can end.
    if (task == null && block !is CancellableContinuation<*>) refuseToBlock(context)
    val entry = Dispatched(task, block)
    if (eventLoop.unwinding && eventLoop.hasTurn) entry.run() // no pass will come
    else eventLoop.callSoonThreadsafe(entry as Ready)
  }

  private fun refuseToBlock(context: CoroutineContext) {
    if (RunBlocking.blocks(eventLoop, context))
      throw blockingRefused("runBlocking", "what it runs on the loop", eventLoop)
  }

  override fun scheduleResumeAfterDelay(
    timeMillis: Long,
    continuation: CancellableContinuation<Unit>,
  ) {
    val timer = setTimer(timeMillis) { resumeInTurn(continuation, Unit) }
    continuation.invokeOnCancellation { timer.dispose() }
  }

  /** Resumes inside the loop's present callback: a continuation of a task goes on as that task. */
  fun <T> resumeInTurn(continuation: CancellableContinuation<T>, value: T) {
    val resume = Runnable { with(continuation) { resumeUndispatched(value) } }
    continuation.context[TaskImpl]?.runAs(resume) ?: resume.run()
  }

  override fun invokeOnTimeout(
    timeMillis: Long,
    block: Runnable,
    context: CoroutineContext,
  ): DisposableHandle = setTimer(timeMillis, block::run)

  /** Sets a timer; from another thread that takes a call into the loop. */
  private fun setTimer(timeMillis: Long, action: () -> Unit): DisposableHandle {
    val nanos =
      if (timeMillis > Long.MAX_VALUE / NANOS_PER_MILLI) Long.MAX_VALUE
      else timeMillis * NANOS_PER_MILLI
    if (eventLoop.hasTurn) {
      val timer = eventLoop.callLaterNanos(nanos, action)
      return DisposableHandle { cancel(timer) }
    }
    var timer: TimerHandleImpl? = null
    var disposed = false
    eventLoop.laterFromOutside { if (!disposed) timer = eventLoop.callLaterNanos(nanos, action) }
    return DisposableHandle {
      eventLoop.laterFromOutside {
        disposed = true
        timer?.cancel()
      }
    }
  }

  private fun cancel(timer: TimerHandleImpl) {
    if (eventLoop.hasTurn) timer.cancel() else eventLoop.laterFromOutside(timer::cancel)
  }

  /**
   * A continuation of Kotlin code; one that belongs to a task runs as that task, in its context.
   */
  private inner class Dispatched(private val task: TaskImpl<*>?, private val block: Runnable) :
    Ready {
    override val kind
      get() = if (task == null) StepInfo.Kind.CALLBACK else StepInfo.Kind.TASK

    override val steps
      get() = task

    override fun run() {
      if (task == null) {
        eventLoop.context = ContextImpl()
        return block.run()
      }
      task.runAs(block)
    }
  }

  override fun toString() = "$eventLoop"
}

/** The dispatcher of a loop, which programs in Java need not load. */
internal class DispatcherPart(loop: TaskLoop) {
  val dispatcher by lazyWithRoom { LoopDispatcher(loop) }
}

internal inline val TaskLoop.dispatcher: LoopDispatcher
  get() = part(DispatcherPart::class.java).dispatcher

private const val NANOS_PER_MILLI = 1_000_000L
