package dev.asyncio4j.impl.loop

/**
 * A fiber on a thread of its own: the turn is a baton that threads hand on, see [TurnWait].
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
    wait.until({ stopped || loop.lockWatch.endsRun() }, loop.interrupts::note)
    if (!stopped) loop.lockWatch.endRun()
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
    mounter?.wake()
  }

  private companion object {
    /** More than what an entry takes, in frames of the smallest size. */
    const val FRAMES_OF_ENTRIES = 128
  }
}
