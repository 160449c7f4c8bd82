package dev.asyncio4j.impl

import dev.asyncio4j.Awaitable
import dev.asyncio4j.Context
import dev.asyncio4j.Outcome
import dev.asyncio4j.RunOptions
import dev.asyncio4j.Runner
import dev.asyncio4j.TaskOptions
import dev.asyncio4j.impl.iteration.generators
import dev.asyncio4j.impl.loop.ContextImpl
import dev.asyncio4j.impl.loop.FoundCarriers
import dev.asyncio4j.impl.loop.StepChoice
import dev.asyncio4j.impl.loop.SystemClock
import dev.asyncio4j.impl.loop.Texts
import dev.asyncio4j.impl.loop.VirtualClock
import dev.asyncio4j.impl.lowlevel.VirtualTimeImpl
import dev.asyncio4j.impl.lowlevel.lastSteps
import dev.asyncio4j.impl.tasks.CoroutineImpl
import dev.asyncio4j.impl.tasks.Diagnostics
import dev.asyncio4j.impl.tasks.FutureImpl
import dev.asyncio4j.impl.tasks.Messages
import dev.asyncio4j.impl.tasks.SuspendCoroutine
import dev.asyncio4j.impl.tasks.TaskLoop
import dev.asyncio4j.impl.tasks.asImpl
import dev.asyncio4j.impl.tasks.awaitInline
import dev.asyncio4j.impl.tasks.report
import dev.asyncio4j.impl.threads.executors
import dev.asyncio4j.impl.waiting.Gather
import dev.asyncio4j.loop.EventLoop
import dev.asyncio4j.lowlevel.AwaitableObject
import java.time.Duration

/**
 * Owns one loop for several runs; its loop is made at first use, its context lasts from run to run.
 */
internal class RunnerImpl(private val options: RunOptions) : Runner {
  private var loop: EventLoopImpl? = null
  private var closed = false
  private val carried = FoundCarriers.of(options)
  private val context = ContextImpl.current().copy().also { carried?.snapshot(it) }

  override fun loop(): EventLoopImpl {
    check(!closed) { "Runner is closed: make a new one with Runner.create(...)" }
    return loop ?: newLoop().also { loop = it }
  }

  private fun newLoop(): EventLoopImpl {
    val made = options.loopFactory()?.let { ofFactory(it.get()) } ?: newEventLoop(options)
    options.debug()?.let(made::setDebug)
    if (carried != null) made.carried = carried
    return made
  }

  private fun ofFactory(loop: EventLoop?): EventLoopImpl {
    check(loop is EventLoopImpl) {
      "loopFactory gave ${Texts.of(loop)}: it must give a loop of Asyncio.newEventLoop(...)"
    }
    return loop
  }

  override fun <T> run(main: Awaitable<T>): T = run(main, context)

  override fun <T> run(main: Awaitable<T>, context: Context): T {
    check(TaskLoop.running() == null) { runInsideLoop("Runner.run") }
    requireAwaitable(main)
    val loop = loop()
    val body =
      if (main is CoroutineImpl<T>) main else SuspendCoroutine("run") { main.awaitInline() }
    val task = loop.createTask(body, TaskOptions.defaults().context(context)).asImpl()
    return MainInterrupts(task).use { it.runUntilComplete() }
  }

  override fun close() {
    if (closed) return
    closed = true
    val loop = loop ?: return
    if (loop.isClosed) return
    val interrupted =
      Thread.interrupted() // an interrupt that ended the run must not end the clean-up, too
    try {
      if (loop.lockWatch.found != null) return // it can never run again
      cancelLeftovers(loop)
      if (!loop.generators.idle || !loop.lastSteps.idle)
        loop.runUntilComplete(loop.lastSteps.besides(loop.shutdownAsyncGenerators()))
      if (!loop.executors.idle) loop.runUntilComplete(loop.shutdownDefaultExecutor(JOIN_TIMEOUT))
    } finally {
      loop.close()
      if (interrupted) Thread.currentThread().interrupt()
    }
  }

  /**
   * Cancels the tasks that are left: no code will await them any more, so their errors go to the
   * exception handler.
   */
  private fun cancelLeftovers(loop: EventLoopImpl) {
    val left = loop.unfinishedTasks()
    if (left.isEmpty()) return
    left.forEach { it.cancel() }
    val outcomes = loop.runUntilComplete(Gather.outcomes(left))
    left.zip(outcomes).forEach { (task, outcome) ->
      if (outcome is Outcome.Failure<*>) {
        val message = "unhandled exception during asyncio.run() shutdown"
        loop.report(message, outcome.error(), future = task)
      }
    }
  }

  companion object {
    private val JOIN_TIMEOUT = Duration.ofMinutes(5)

    fun <T> runOnce(main: Awaitable<T>, options: RunOptions): T {
      check(TaskLoop.running() == null) { runInsideLoop("Asyncio.run()") }
      requireAwaitable(main)
      return RunnerImpl(options).use { it.run(main) }
    }

    fun newEventLoop(options: RunOptions): EventLoopImpl {
      val time = options.time() as VirtualTimeImpl?
      val clock = time?.clock ?: if (options.isVirtualTime) VirtualClock() else SystemClock
      val loop = EventLoopImpl(clock, options.debug() ?: Diagnostics.debugByDefault)
      time?.bind(loop)
      options.order()?.let { loop.ready.choice = StepChoice(loop, it) }
      return loop
    }

    @Suppress("SENSELESS_COMPARISON")
    private fun requireAwaitable(main: Awaitable<*>) =
      require(main is CoroutineImpl<*> || main is FutureImpl<*> || main is AwaitableObject<*>) {
        Messages.notAwaitable(main)
      }
  }
}
