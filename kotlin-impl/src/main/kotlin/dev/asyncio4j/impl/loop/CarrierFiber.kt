package dev.asyncio4j.impl.loop

import java.util.concurrent.Executor
import java.util.concurrent.locks.LockSupport

/**
 * A virtual thread whose scheduler is this very object, so that the loop's own thread carries it:
 * mode `loop`.
 *
 * Mounting is a call of the thread's continuation; no other thread takes part. The body stops with
 * `Thread.yield`: that submits the continuation again at once, so the loop can run it whenever it
 * likes, and neither a park nor its unpark is paid for. What else may reach [execute]: a wake-up by
 * a foreign thread while the body blocks outside an await (the loop waits for it, see [mount]), and
 * virtual threads that the body starts, which inherit the scheduler on JDKs up to 25: these go on
 * to the JDK's own, as if anybody else had started them.
 */
internal class CarrierFiber(loop: LoopCore) : Fiber(loop), Executor {
  override val thread: Thread =
    VirtualThreads.unstarted(this, this).apply { name = FiberMode.fiberName() }

  /** The continuation of [thread], learned from its first submission. */
  private var continuation: Runnable? = null

  /**
   * The continuation was submitted by the loop's thread, as nearly always, and has not run since.
   */
  private var runnable = false

  /** The same, submitted by another thread. Set by that one, cleared by the loop's. */
  @Volatile private var runnableFromOutside = false

  /**
   * What the fiber asks the loop's thread to run while it stays mounted: a fiber cannot carry
   * another.
   */
  private var carrierCall: Runnable? = null

  /** The fiber has given the turn back. */
  private var stopped = true

  override fun execute(command: Runnable) {
    if (continuation == null) continuation = command
    if (command === continuation) {
      val carrier = loop.thread
      if (carrier === Thread.currentThread()) {
        runnable = true
      } else {
        runnableFromOutside = true
        LockSupport.unpark(carrier)
      }
    } else {
      VirtualThreads.defaultScheduler.execute(command)
    }
  }

  fun runsOn(thread: Thread) = thread === this.thread

  override fun sit(seat: LoopSeat?) = Unit

  override fun mount(mounter: Fiber?) {
    val below = loop.fibers.mounted
    if (below == null) carry() else below.callOnCarrier(::carry)
  }

  private fun carry() {
    val pool = loop.fibers
    pool.mounted = this
    stopped = false
    if (!started) start()
    while (!stopped) {
      if (!runnable) awaitRunnable()
      runnable = false
      continuation!!.run()
      if (carrierCall != null) runCarrierCall(pool)
    }
    pool.mounted = null
  }

  private fun runCarrierCall(pool: FiberPool) {
    val call = carrierCall!!
    carrierCall = null
    pool.mounted = null
    call.run()
    pool.mounted = this
  }

  /**
   * The body blocked outside an await: nothing else of this loop may run, so its thread waits with
   * it.
   */
  private fun awaitRunnable() {
    while (!runnableFromOutside) {
      LockSupport.park(this)
      if (Thread.interrupted()) loop.interrupts.note()
      loop.lockWatch.endRun()
    }
    runnableFromOutside = false
  }

  private fun callOnCarrier(call: Runnable) {
    carrierCall = call
    Thread.`yield`()
    if (carrierCall == null) return
    carrierCall = null
    throw pinned()
  }

  override fun unmount() {
    stopped = true
    Thread.`yield`() // a pinned thread cannot stop: it is back at once
    if (!stopped) return
    stopped = false
    throw pinned()
  }

  override fun finish() {
    stopped = true
  }

  private fun pinned() =
    PinnedException(
      "await while pinned: a native frame or a class initialiser on this stack keeps the body on the loop's thread, " +
        "so $loop would stop; move the await out of it, or run with -Dasyncio4j.fibers=handoff"
    )
}

/** An await that would have blocked the loop's own thread. */
internal class PinnedException(message: String) : IllegalStateException(message)
