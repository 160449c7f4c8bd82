package dev.asyncio4j.impl.fibers

import dev.asyncio4j.impl.loop.OwnScheduler
import dev.asyncio4j.impl.loop.RunningLoop
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
internal class LoopFiber(pool: FiberPool) : Fiber(pool), RunningLoop.Carried, Executor {
  override val thread: Thread =
    OwnScheduler.unstarted(this, this).apply { name = FiberMode.fiberName() }

  /** The continuation of [thread], learned from its first submission. */
  private var continuation: Runnable? = null

  /**
   * True while the continuation is submitted, by the loop's thread as in the common case, and has
   * not run since.
   */
  private var runnable = false

  /** True while it is submitted by another thread. Set by that one, cleared by the loop's. */
  @Volatile private var runnableFromOutside = false

  /**
   * True while the loop's thread waits for [runnableFromOutside]. Set by that one, before it looks;
   * so others, who look after they have set that, need not wake a loop that does something else.
   * Anybody who reads the stack of a suspended thread submits it again.
   */
  @Volatile private var isAwaited = false

  /**
   * The fiber that this one asks the loop's thread to carry first: a fiber cannot carry another.
   */
  private var above: LoopFiber? = null

  /** The fiber that waits, mounted, until this one has stopped; null if the loop itself does. */
  private var below: LoopFiber? = null

  /** True once the fiber has given the turn back. */
  private var stopped = true

  /** True if no code waits for it to stop but the [LoopRelay]: then it may go on by itself. */
  private var relayed = false

  override fun execute(command: Runnable) {
    if (continuation == null) continuation = command
    if (command === continuation) {
      val carrier = loop.thread
      if (carrier === Thread.currentThread()) {
        runnable = true
      } else {
        runnableFromOutside = true
        if (isAwaited) LockSupport.unpark(carrier)
      }
    } else {
      OwnScheduler.ofJdk.execute(command)
    }
  }

  override fun runsOn(thread: Thread) = thread === this.thread

  override fun sit(seat: RunningLoop?) = Unit

  override fun mount(mounter: Fiber?) {
    val below = pool.mounted
    if (below == null) carry(relayed = false) else below.mountAbove(this)
  }

  /**
   * Runs this fiber until it stops, and first each that is mounted above it. Called on the loop's
   * thread, by the relay if [relayed]. However many lie above each other, they take no stack here.
   */
  fun carry(relayed: Boolean) {
    var top: LoopFiber? = this.also { it.begin(null) }
    this.relayed = relayed
    while (top != null) {
      pool.mounted = top
      val above = top.runOn()
      if (above != null) above.begin(top)
      top = above ?: top.end()
    }
    pool.mounted = null
  }

  private fun begin(below: LoopFiber?) {
    this.below = below
    relayed = false
    stopped = false
    if (!started) start()
  }

  private fun end(): LoopFiber? = below.also { below = null }

  /** Runs the body until the fiber stops, or wants another one to run first: returns that one. */
  private fun runOn(): LoopFiber? {
    while (!stopped) {
      if (!runnable) awaitRunnable()
      runnable = false
      continuation!!.run()
      val asked = above ?: continue
      above = null
      return asked
    }
    return null
  }

  /**
   * Waits while the body blocks outside an await: nothing else of this loop may run, so its thread
   * waits with it.
   */
  private fun awaitRunnable() {
    isAwaited = true
    while (!runnableFromOutside) {
      LockSupport.park(this)
      if (Thread.interrupted()) loop.noteFlag()
      pool.lockWatch.endRun()
    }
    isAwaited = false
    runnableFromOutside = false
  }

  /** Has [fiber] run, and returns when that has stopped. Called on this fiber. */
  private fun mountAbove(fiber: LoopFiber) {
    try {
      above = fiber
      leave { above != null }
    } finally {
      above = null
    }
  }

  override fun unmount() {
    try {
      stopped = true
      leave { stopped }
    } finally {
      stopped = false // also if the stack has overflowed in there
    }
  }

  override fun rest(): Boolean = relayed && (pool.relay as LoopRelay).goesOn(this) || super.rest()

  /**
   * Gives the loop's thread back. A pinned thread cannot: it goes on at once, and still [stays].
   */
  private inline fun leave(stays: () -> Boolean) {
    Thread.`yield`()
    if (stays() && OwnScheduler.dropPins()) Thread.`yield`()
    if (stays()) throw pinned()
  }

  /** Room for the JDK's own yield only: nothing else of the loop runs on the fiber's stack. */
  override val roomToStop: Int
    get() = 1

  override val suspendsToHeap: Boolean
    get() = true

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
