package dev.asyncio4j.impl.inspect

import dev.asyncio4j.CallGraphOptions
import dev.asyncio4j.FutureCallGraph
import dev.asyncio4j.impl.loop.Frames
import dev.asyncio4j.impl.loop.VirtualClock
import dev.asyncio4j.impl.loop.logger
import dev.asyncio4j.impl.tasks.TaskImpl
import dev.asyncio4j.impl.tasks.TaskLoop
import dev.asyncio4j.impl.tasks.saturatedNanos
import dev.asyncio4j.impl.watch.LOOK_NANOS
import dev.asyncio4j.impl.watch.Watched
import dev.asyncio4j.loop.BlockedStep
import java.lang.System.Logger.Level
import java.time.Duration

/**
 * Finds, in production, the step that holds its loop for longer than [TaskLoop.blockedAfter], while
 * it does: also one that never ends. Looks from outside at what the loop writes anyway, so that a
 * step costs nothing.
 *
 * A look that comes late is no look: then the whole JVM, or the machine, stood still.
 */
internal class BlockedWatch(private val loop: TaskLoop) : Watched {
  /** The step that was seen at the last look, as the place of the loop then. */
  private var passes = -1L
  private var place = -1L

  /** The time when it was seen first, and that of the last look. */
  private var since = System.nanoTime()
  private var lookedAt = since

  /** The number of reports of this step. */
  private var round = 0

  override val intervalNanos: Long
    get() =
      minOf(LOOK_NANOS, (loop.blockedAfter()?.saturatedNanos() ?: LOOK_NANOS) / 2).coerceAtLeast(1)

  override fun look() {
    val limit = loop.blockedAfter()?.saturatedNanos() ?: return
    val now = System.nanoTime()
    val late = now - lookedAt > LOOK_NANOS + LATE_NANOS
    lookedAt = now
    val goesOn = loop.waiting.passes != passes || loop.ready.taken != place
    if (goesOn || late || loop.poller.isWaiting || isOthers()) return seen(now)
    val running = now - since
    if (running < limit shl minOf(round, MOST_DOUBLED)) return
    report(running)
  }

  /** Returns whether another watch tells of it, or nobody waits for this loop's real time. */
  private fun isOthers() =
    loop.inDebug || loop.clock is VirtualClock || loop.lockWatch.found != null || !loop.isRunning()

  private fun seen(now: Long) {
    passes = loop.waiting.passes
    place = loop.ready.taken
    since = now
    round = 0
  }

  private fun report(nanos: Long) {
    val task = loop.currentTask
    val thread = loop.fibers.running?.thread ?: loop.thread ?: return
    val stack = thread.stackTrace
    if (nanos < LOADING_NANOS && Frames.isLoading(stack)) return
    if (loop.waiting.passes != passes || loop.ready.taken != place) return // it has moved on
    if (round++ == 0) loop.diagnostics.countBlockedStep()
    val awaitedBy = task?.let { CallGraphs.capture(it, OPTIONS).awaitedBy() } ?: emptyList()
    val frames = stack.takeWhile { !it.className.startsWith(LOOP) || it.methodName != "runOnce" }
    tell(BlockedStep(task, Duration.ofNanos(nanos), frames, awaitedBy, round))
  }

  private fun tell(step: BlockedStep) {
    if (FlightWatch.isOn()) FlightEvents.blocked(step)
    val handler = loop.diagnostics.blockedHandler ?: return log(step)
    try {
      handler.blocked(loop, step)
    } catch (error: Throwable) {
      logger.log(Level.ERROR, "The handler of blocked loops has failed", error)
      log(step)
    }
  }

  private fun log(step: BlockedStep) {
    val what = (step.task() as TaskImpl<*>?)?.let(CallGraphText::titleOf) ?: "a callback"
    val seconds = step.running().toMillis() / 1000.0
    val awaiters = step.awaitedBy().joinToString(transform = ::nameOf)
    val waiting = if (awaiters.isEmpty()) "" else "; $awaiters wait for it"
    val here = BlockedHere().also { it.stackTrace = step.stack().toTypedArray() }
    logger.log(
      Level.WARNING,
      "$what blocks an event loop for $seconds s already, and all else of it waits$waiting: await " +
        "in place of blocking, or put the code into toThread(...); the limit is $LIMIT",
      here,
    )
  }

  private fun nameOf(graph: FutureCallGraph) =
    CallGraphText.titleOf(CallGraphs.ours(graph.future()))

  private class BlockedHere : Throwable("the loop's turn is here", null, false, true)

  private companion object {
    const val LOOP = "dev.asyncio4j.impl.loop."
    const val LIMIT = "loop.blockedAfter(...), or -Dasyncio4j.blocked=<time>|off"
    const val LATE_NANOS = 400_000_000L
    const val MOST_DOUBLED = 30

    /** The time a busy machine may take to load classes, which is nobody's fault. */
    const val LOADING_NANOS = 5_000_000_000L

    val OPTIONS: CallGraphOptions = CallGraphOptions.defaults()
  }
}
