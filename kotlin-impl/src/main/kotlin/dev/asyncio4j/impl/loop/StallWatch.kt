package dev.asyncio4j.impl.loop

/**
 * In debug mode: finds the entry that blocks its loop while it does so, and tells where it is. What
 * blocks for ever is never reported by its duration.
 */
internal class StallWatch(private val loop: LoopCore) {
  private class Running(val entry: Ready, val since: Long)

  @Volatile private var running: Running? = null

  /** Told of already; of the watching thread alone. */
  private var reported: Running? = null

  init {
    LoopWatch.watch(this)
  }

  fun begin(entry: Ready, nanoTime: Long) {
    running = Running(entry, nanoTime)
  }

  fun finish() {
    running = null
  }

  /** The run has ended. */
  fun end() = LoopWatch.leave(this)

  /** Called by the watching thread, which may see the loop's plain fields late. */
  fun look() {
    val running = running ?: return
    val nanos = System.nanoTime() - running.since
    if (running === reported || nanos < loop.slowNanos) return
    reported = running
    val stack = loop.fibers.running?.stackTrace() ?: loop.thread?.stackTrace ?: return
    if (this.running === running)
      loop.noteStall(running.entry, nanos, stack) // else it has moved on
  }
}
