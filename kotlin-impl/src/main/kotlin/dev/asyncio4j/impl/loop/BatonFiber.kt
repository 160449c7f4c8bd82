package dev.asyncio4j.impl.loop

import java.util.concurrent.locks.LockSupport

/**
 * A fiber on a thread of its own: the turn is a baton that threads hand on, by parking.
 *
 * Whoever mounts it waits for the turn to come back; if the [Relay] resumes it, nobody does, and
 * its thread finds out itself who is next. Modes `handoff` (virtual threads) and `platform`
 * (platform threads, whose stacks are small: [checksStack]).
 */
internal class BatonFiber(
  loop: LoopCore,
  private val checksStack: Boolean,
  newThread: (Runnable) -> Thread,
) : Fiber(loop) {
  override val thread: Thread = newThread(this)

  /**
   * Who mounted the fiber and waits for the turn: the loop, or a fiber that starts a task eagerly;
   * null if nobody waits.
   */
  private var mounter: Thread? = null

  /**
   * The fiber has given the turn back. Written by whoever has the turn; its writes publish all that
   * came before.
   */
  @Volatile private var stopped = true

  override fun mount() {
    pass(Thread.currentThread())
    while (!stopped) {
      LockSupport.park(this)
      if (Thread.interrupted()) loop.interrupts.note()
    }
  }

  /** Gets the turn for the [Relay]: who gives it does not wait for it. */
  fun resume() = pass(null)

  private fun pass(mounter: Thread?) {
    this.mounter = mounter
    stopped = false
    if (started) LockSupport.unpark(thread) else start()
  }

  override fun unmount() {
    val mounter = mounter // before the turn is passed on: the next mount writes it
    stopped = true
    if (mounter != null) {
      LockSupport.unpark(mounter)
    } else if (loop.relay.goOn(this)) {
      stopped = false
      return
    }
    var interrupted = false
    while (stopped) {
      LockSupport.park(this)
      if (Thread.interrupted()) interrupted = true // parking with the flag set would spin
    }
    if (interrupted) Thread.currentThread().interrupt()
  }

  override fun checkStack() {
    if (checksStack) reach(FRAMES_OF_ENTRIES)
  }

  private fun reach(depth: Int): Int = if (depth == 0) 0 else 1 + reach(depth - 1)

  override fun sit(seat: LoopSeat?) {
    LoopSeat.take(seat)
  }

  override fun finish() {
    val mounter = mounter
    stopped = true
    LockSupport.unpark(mounter)
  }

  private companion object {
    /** More than what an entry takes, in frames of the smallest size. */
    const val FRAMES_OF_ENTRIES = 128
  }
}
