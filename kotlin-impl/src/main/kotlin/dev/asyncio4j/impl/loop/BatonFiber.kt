package dev.asyncio4j.impl.loop

import java.util.concurrent.locks.LockSupport

/**
 * A fiber on a thread of its own: the turn is a baton that two threads hand to and fro, by parking.
 *
 * Modes `handoff` (virtual threads) and `platform` (platform threads).
 */
internal class BatonFiber(loop: LoopCore, newThread: (Runnable) -> Thread) : Fiber(loop) {
  override val thread: Thread = newThread(::main)

  /**
   * Who mounted the fiber and waits for the turn: the loop, or a fiber that starts a task eagerly.
   */
  private var mounter: Thread? = null

  /**
   * The fiber has given the turn back. Written by whoever has the turn; its writes publish all that
   * came before.
   */
  @Volatile private var stopped = true

  override fun mount() {
    mounter = Thread.currentThread()
    stopped = false
    if (started) LockSupport.unpark(thread) else start()
    while (!stopped) {
      LockSupport.park(this)
      if (Thread.interrupted()) loop.interrupts.note()
    }
  }

  override fun unmount() {
    finish()
    var interrupted = false
    while (stopped) {
      LockSupport.park(this)
      if (Thread.interrupted()) interrupted = true // parking with the flag set would spin
    }
    if (interrupted) Thread.currentThread().interrupt()
  }

  override fun sit(seat: LoopSeat?) {
    LoopSeat.take(seat)
  }

  override fun finish() {
    val mounter = mounter
    stopped = true
    LockSupport.unpark(mounter)
  }
}
