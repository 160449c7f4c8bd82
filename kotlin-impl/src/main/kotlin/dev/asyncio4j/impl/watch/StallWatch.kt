package dev.asyncio4j.impl.watch

import dev.asyncio4j.impl.loop.EntryWatch
import dev.asyncio4j.impl.loop.Frames
import dev.asyncio4j.impl.loop.LoopCore
import dev.asyncio4j.impl.loop.Ready

/**
 * In debug mode: finds the entry that blocks its loop while it does so, and tells where it is,
 * again and again, ever less often. What blocks for ever is never reported by its duration.
 */
internal class StallWatch(
  private val loop: LoopCore,
  private val lockWatch: LockWatch,
  private val reports: WatchReports,
) : EntryWatch, Watched {
  private class Running(val entry: Ready, val since: Long) {
    /** After how many nanoseconds it is told of next; of the watching thread alone. */
    var next = 0L
  }

  @Volatile private var running: Running? = null

  override val intervalNanos: Long
    get() = INTERVAL_NANOS

  init {
    LoopWatch.watch(this)
  }

  override fun begin(entry: Ready, nanoTime: Long) {
    running = Running(entry, nanoTime)
  }

  override fun finish() {
    running = null
  }

  /** The run has ended. */
  override fun end() = LoopWatch.leave(this)

  override fun look() {
    val running = running ?: return
    val nanos = System.nanoTime() - running.since
    if (nanos < maxOf(running.next, loop.slowNanos)) return
    val fiber = loop.fibers.running
    val thread = fiber?.thread ?: loop.thread ?: return
    val stack = thread.stackTrace
    if (nanos < LOADING_NANOS && Frames.isLoading(stack)) return
    val lock = lockWatch.lockOf(thread, fiber)
    if (this.running !== running) return // it has moved on
    running.next = maxOf(SECOND_NANOS, 2 * nanos)
    if (lock?.deadlock != null) lockWatch.end(lock.deadlock)
    else reports.noteStall(running.entry, nanos, stack, lock)
  }

  private companion object {
    const val INTERVAL_NANOS = 100_000_000L

    /** For how long a busy machine may take to load classes, which is nobody's fault. */
    const val LOADING_NANOS = 1_000_000_000L

    /** When the second report comes, at the earliest. */
    const val SECOND_NANOS = 2_000_000_000L
  }
}
