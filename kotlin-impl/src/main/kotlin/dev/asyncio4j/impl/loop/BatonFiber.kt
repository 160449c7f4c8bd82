package dev.asyncio4j.impl.loop

/**
 * A fiber on a thread of its own: the turn is a baton that threads hand on, see [TurnWait].
 *
 * Whoever mounts it waits for the turn to come back; if the [Relay] resumes it, nobody does, and
 * its thread finds out itself who is next. Modes `handoff` (virtual threads) and `platform`
 * (platform threads).
 */
internal class BatonFiber(
  loop: LoopCore,
  override val suspendsToHeap: Boolean,
  newThread: (Runnable) -> Thread,
) : Fiber(loop) {
  override val thread: Thread = newThread(this)

  /** Where the thread waits for the turn: to go on, or to get it back from a fiber it mounted. */
  private val wait = TurnWait()

  /**
   * Where who mounted the fiber waits for the turn: the loop, or a fiber that starts a task
   * eagerly; null if nobody does.
   */
  private var mounter: TurnWait? = null

  /**
   * The fiber has given the turn back. Written by whoever has the turn; its writes publish all that
   * came before.
   */
  @Volatile private var stopped = true

  override fun mount(mounter: Fiber?) {
    val wait = (mounter as BatonFiber?)?.wait ?: loop.relay.wait
    pass(wait)
    wait.until({ stopped }, loop.interrupts::note)
  }

  /** Gets the turn for the [Relay]: who gives it does not wait for it. */
  fun resume() = pass(null)

  private fun pass(mounter: TurnWait?) {
    this.mounter = mounter
    stopped = false
    if (started) wait.wake() else start()
  }

  override fun unmount() {
    val mounter = mounter // before the turn is passed on: the next mount writes it
    stopped = true
    if (mounter != null) {
      mounter.wake()
    } else if (loop.relay.goOn(this)) {
      stopped = false
      return
    }
    var interrupted = false
    wait.until({ !stopped }) { interrupted = true }
    unmovedNanos = 0
    if (interrupted) Thread.currentThread().interrupt()
  }

  /** Its thread may go on with the queue: entries of other tasks, a new thread for one of them. */
  override val roomToStop: Int
    get() = ROOM_FOR_ENTRIES

  /** For how long, at most, the body has run since the JVM last moved its stack to the heap. */
  private var unmovedNanos = 0L

  /**
   * Moving a deep stack to the heap takes stack itself, and may overflow it: that must not happen
   * once the turn is passed on. A stack grows in time only; so a body that may have called deep
   * enough yields first, with the turn, and finds out.
   */
  override fun checkStack() {
    super.checkStack()
    if (!suspendsToHeap) return
    unmovedNanos += loop.nanosSinceCheck()
    if (unmovedNanos < DEEP_NANOS) return
    Thread.`yield`()
    unmovedNanos = 0
  }

  override fun sit(seat: LoopSeat?) {
    LoopSeat.take(seat)
  }

  override fun finish() {
    val mounter = mounter
    stopped = true
    mounter?.wake()
  }

  private companion object {
    const val ROOM_FOR_ENTRIES = 3

    /** No thread calls more than 2,000 methods, one in the other, in this time. */
    const val DEEP_NANOS = 4_000L
  }
}
