package dev.asyncio4j.impl

import dev.asyncio4j.Body
import dev.asyncio4j.Coroutine
import dev.asyncio4j.RunOptions
import dev.asyncio4j.exceptions.CancelledError
import dev.asyncio4j.exceptions.RunInterruptedException
import dev.asyncio4j.impl.loop.RunningLoop
import dev.asyncio4j.impl.loop.Texts
import dev.asyncio4j.impl.loop.hasTurn
import dev.asyncio4j.impl.loop.joinForAMoment
import dev.asyncio4j.impl.loop.laterFromOutside
import dev.asyncio4j.impl.loop.logger
import dev.asyncio4j.impl.lowlevel.unendedAfter
import dev.asyncio4j.impl.tasks.FutureImpl
import dev.asyncio4j.impl.tasks.JavaCoroutine
import dev.asyncio4j.impl.tasks.Messages
import dev.asyncio4j.impl.tasks.SuspendCoroutine
import dev.asyncio4j.impl.tasks.TaskImpl
import dev.asyncio4j.impl.tasks.awaitDone
import dev.asyncio4j.impl.tasks.refused
import dev.asyncio4j.impl.tasks.saturatedNanos
import dev.asyncio4j.impl.tasks.saturatedSum
import dev.asyncio4j.impl.threads.CompletableFutures
import dev.asyncio4j.impl.threads.LoopCompletableFuture
import dev.asyncio4j.impl.threads.OwnThreads
import dev.asyncio4j.impl.watch.LoopWatch
import dev.asyncio4j.impl.watch.Watched
import dev.asyncio4j.loop.LoopThread
import dev.asyncio4j.loop.StopReport
import java.lang.System.Logger.Level
import java.time.Duration
import java.util.concurrent.CancellationException
import java.util.concurrent.CompletableFuture
import java.util.concurrent.ConcurrentHashMap
import java.util.concurrent.ExecutionException
import java.util.concurrent.RejectedExecutionException
import java.util.concurrent.atomic.AtomicReference

/**
 * A loop on a thread of its own, whose main task waits for the stop.
 *
 * ```
 *            start()             stop(grace)                      all tasks have ended,
 *   STARTING ───────▶ RUNNING ──────────────▶ STOPPING ────────▶ or none is waited for any more ──▶ CLOSED
 *                                     waits for grace, cancels, waits for 5 s
 * ```
 */
internal class HostedLoop(private val name: String, options: RunOptions) : LoopThread {
  private val runner = RunnerImpl(options)
  private val loop = runner.loop()
  private val started = CompletableFuture<Unit>()
  private val stopAsked = FutureImpl<Duration>(loop)
  private val stopped = LoopCompletableFuture<StopReport>(loop)

  private enum class State {
    STARTING,
    RUNNING,
    STOPPING,
    CLOSED,
  }

  private val state = AtomicReference(State.STARTING)

  /** The results that other threads may wait for: they end with the loop, though a task may not. */
  private val awaited = ConcurrentHashMap.newKeySet<CompletableFuture<*>>()

  /** The error that ended the loop, if that was not a stop. */
  @Volatile private var failure: Throwable? = null

  /** The ends of the tasks; null before. The close may then still wait for code in threads. */
  @Volatile private var report: StopReport? = null

  /** The one that gives up on the stop; null before. */
  @Volatile private var patience: Patience? = null

  private val host = Thread(null, ::live, name).apply { isDaemon = true }

  init {
    loop.threadName = name
    host.start()
    started.join()
  }

  private fun live() {
    try {
      val report = loop.runUntilComplete(SuspendCoroutine("LoopThread") { untilStopped(it) })
      this.report = report
      if (report.stuck().isEmpty()) runner.close() else loop.close()
      closed()
      endAwaited()
      stopped.complete(report)
    } catch (error: Throwable) {
      failure = error
      closed()
      logger.log(Level.ERROR, "$this has ended", error)
      stopped.completeExceptionally(error)
      started.completeExceptionally(error)
      try {
        if (!loop.isClosed) runner.close()
      } finally {
        endAwaited()
      }
    }
  }

  /** Ends what tasks that swallow their cancellation, or were never begun, leave open. */
  private fun endAwaited() = awaited.forEach { it.cancel(false) }

  private fun closed() {
    state.set(State.CLOSED)
    patience?.let(LoopWatch::leave)
    LoopWatch.endIfIdle()
  }

  private suspend fun untilStopped(main: TaskImpl<*>): StopReport {
    state.set(State.RUNNING)
    started.complete(Unit)
    val end = saturatedSum(loop.now, stopAsked.awaitDone().saturatedNanos())
    var finished = 0
    do { // what a task starts on its way has the rest of the grace, too
      val rest = maxOf(end - loop.now, 0)
      val tasks = tasksBeside(main)
      val unended = unendedAfter(Duration.ofNanos(rest), tasks)
      finished += tasks.size - unended.size
    } while (unended.isEmpty() && rest > 0 && tasksBeside(main).isNotEmpty())
    val left = tasksBeside(main)
    left.forEach { it.cancel("$name is stopped") }
    val stuck = unendedAfter(AFTER_CANCEL, left)
    if (stuck.isNotEmpty())
      logger.log(Level.WARNING, "$this stops, but cancelled tasks go on: $stuck")
    return StopReport(finished, left.size - stuck.size, stuck)
  }

  private fun tasksBeside(main: TaskImpl<*>) = loop.unfinishedTasks().filter { it !== main }

  override fun name() = name

  override fun loop() = loop

  override fun isRunning() = state.get() == State.RUNNING

  override fun <T> submit(coroutine: Coroutine<T>): CompletableFuture<T> {
    if (!isRunning) throw refused()
    try {
      return CompletableFutures.runCoroutineThreadsafe(coroutine, loop).also(::endWithTheLoop)
    } catch (error: IllegalStateException) {
      throw if (loop.isClosed) refused() else error
    }
  }

  private fun endWithTheLoop(result: CompletableFuture<*>) {
    awaited.add(result)
    result.handle { _, _ -> awaited.remove(result) }
    if (state.get() == State.CLOSED) result.cancel(false) // the close has not seen it
  }

  private fun refused(): RejectedExecutionException {
    val why = failure?.let { "it has ended with ${Texts.of(it)}" } ?: "it was stopped"
    val what = "$this takes no new work: $why; start another one with LoopThread.start(...)"
    return RejectedExecutionException(what, failure)
  }

  override fun <T> call(body: Body<T>): T {
    refuseToBlock("LoopThread.call")
    val future = submit(JavaCoroutine(body))
    try {
      return future.get()
    } catch (error: ExecutionException) {
      throw error.cause!!
    } catch (error: CancellationException) {
      throw CancelledError(error.message)
    } catch (_: InterruptedException) {
      future.cancel(false)
      Thread.currentThread().interrupt()
      throw RunInterruptedException(
        "LoopThread.call was interrupted: its task of $this is cancelled"
      )
    }
  }

  private fun refuseToBlock(call: String) {
    val here = RunningLoop.current()?.loop ?: return
    check(here !== loop) { Messages.blockingOnOwnLoop(call, this, loop) }
    error("$call would block $here, on whose turn it is called: await loopThread.submit(...) there")
  }

  override fun stop(grace: Duration): CompletableFuture<StopReport> {
    if (state.compareAndSet(State.RUNNING, State.STOPPING)) {
      val waiting = Patience(saturatedSum(grace.saturatedNanos(), ANSWER_NANOS))
      patience = waiting
      LoopWatch.watch(waiting)
      if (state.get() == State.CLOSED) LoopWatch.leave(waiting) // the close has not seen it
      loop.laterFromOutside { if (!stopAsked.done()) stopAsked.setResult(grace) }
    }
    return stopped.copy() // what a caller does to it is nobody else's matter
  }

  /**
   * Waits for the end of a stop, on a thread that ends with it: a timer of the JDK's would keep the
   * loop, and the class loader of an application that was removed meanwhile.
   */
  private inner class Patience(private val limit: Long) : Watched {
    private val start = System.nanoTime()
    override val intervalNanos = LOOK_NANOS

    /** The place where the loop was at the last look, and when it was last seen to move or wait. */
    private var passes = -1L
    private var place = -1L
    private var movedAt = start

    override fun look() {
      val now = System.nanoTime()
      val stands = loop.waiting.passes == passes && loop.ready.taken == place
      if (!stands || loop.poller.isWaiting) movedAt = now
      passes = loop.waiting.passes
      place = loop.ready.taken
      if (now - start < limit) return
      LoopWatch.leave(this)
      OwnThreads.waits.execute { giveUp(now - movedAt > BLOCKED_NANOS) }
    }
  }

  /** Gives up on what keeps the loop open: a body that blocks it, tasks, or code in threads. */
  private fun giveUp(blocked: Boolean) {
    if (stopped.isDone) return
    val report = report
    val left = loop.unfinishedTasks()
    val why =
      when {
        blocked -> "does not answer: a body blocks it; tasks: $left"
        report == null -> "its tasks have not ended in time: $left"
        else -> "its close still waits for code in threads, as that of toThread(...); it goes on"
      }
    logger.log(Level.WARNING, "$this was stopped, but $why")
    stopped.complete(report ?: StopReport(0, 0, left))
  }

  override fun close() {
    if (loop.hasTurn) refuseToBlock("LoopThread.close")
    stop(CLOSE_GRACE)
    stopped.exceptionally { null }.join()
    host.joinForAMoment()
  }

  override fun toString() = "<LoopThread '$name' ${if (isRunning) "running" else "stopped"}>"

  private companion object {
    val CLOSE_GRACE: Duration = Duration.ofSeconds(10)
    val AFTER_CANCEL: Duration = Duration.ofSeconds(5)

    /** The time after the grace: for the cancelled tasks, and the close. */
    const val ANSWER_NANOS = 7_000_000_000L

    const val LOOK_NANOS = 100_000_000L

    /** The time for which a loop stands still that a body blocks. */
    const val BLOCKED_NANOS = 1_000_000_000L
  }
}
