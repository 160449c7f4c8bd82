package dev.asyncio4j.impl.loop

import java.util.concurrent.atomic.AtomicBoolean

/**
 * The wait at the beginning of a pass: until the next timer, an event of a channel or a call from
 * outside; and the wake-up by that call.
 */
internal class PassWait(
  private val loop: LoopCore,
  private val clock: LoopClock,
  private val intake: Intake,
) {
  /**
   * True from before the loop looks into the intake for the last time until it has woken: one
   * wake-up per burst.
   */
  private val sleeping = AtomicBoolean()

  /**
   * The end, in real time, of virtual time's wait for threads that the loop knows nothing of; null
   * while it does not wait.
   */
  private var patienceEnds: Long? = null

  /** The number of passes, for a look from outside at whether the loop goes on. */
  var passes = 0L
    private set

  /** The code that waits for the loop to be idle; null if there never was one. */
  private var idlers: IdleWaiters? = null

  fun idlers(): IdleWaiters = idlers ?: IdleWaiters().also { idlers = it }

  /** Returns whether the loop, which does not run, has nothing to run or to wait for. */
  fun isOver() =
    loop.ready.size == 0 &&
      intake.isEmpty &&
      loop.outsideWork.get() == 0 &&
      loop.timers.first() == null &&
      loop.poller.watches().isEmpty()

  /** Brings [entry] from any thread, and wakes the loop. */
  fun push(entry: Ready) {
    intake.push(entry)
    if (sleeping.compareAndSet(true, false)) loop.poller.wake()
  }

  /** Waits if nothing is ready and the loop is not [stopping]; true if it may have waited. */
  fun forWork(stopping: Boolean): Boolean {
    passes++
    idlers?.passed(loop.ready)
    val nanos = if (loop.ready.size > 0 || stopping) 0 else nanosToWait()
    if (nanos == 0L) {
      loop.poller.poll(0, loop.ready)
      return false
    }
    val instrument = loop.instrument ?: return wait(nanos)
    val start = System.nanoTime()
    instrument.waitBegan(nanos)
    wait(nanos)
    loop.ready.takeIn()
    instrument.waitEnded(System.nanoTime() - start, loop.ready.size)
    return true
  }

  private fun wait(nanos: Long): Boolean {
    sleeping.set(true)
    loop.poller.poll(if (intake.isEmpty) nanos else 0, loop.ready)
    sleeping.set(false)
    return true
  }

  /**
   * Returns the time to wait. Under virtual time that is none, for time jumps; or until outside
   * work ends.
   */
  private fun nanosToWait(): Long {
    val next = loop.timers.first()?.deadline ?: NEVER
    val nanos = nanosUntil(next)
    if (nanos == 0L || toldIdlers()) return 0
    if (clock !is VirtualClock) return nanos
    loop.poller.dropClosed()
    if (loop.outsideWork.get() > 0 || loop.poller.interests > 0) return Poller.FOREVER
    if (!intake.isEmpty) return 0
    if (next == NEVER || !clock.jumps)
      return patienceLeft().also { if (it <= 0) throw loop.deadlock() }
    clock.jumpTo(next)
    return 0
  }

  private fun toldIdlers(): Boolean {
    val idlers = idlers ?: return false
    if (loop.outsideWork.get() > 0 || !intake.isEmpty) return false
    loop.poller.dropClosed()
    return idlers.release(loop.poller.interests)
  }

  /**
   * Returns the time until [deadline], never negative: the difference of times that lie too far
   * apart counts as for ever.
   */
  private fun nanosUntil(deadline: Long): Long {
    val now = clock.now
    if (deadline <= now) return 0
    val nanos = deadline - now
    return if (deadline == NEVER || nanos < 0) Poller.FOREVER else nanos
  }

  private fun patienceLeft(): Long {
    if (!loop.mayBeResumedElsewhere()) return 0
    val now = System.nanoTime()
    val end = patienceEnds ?: (now + PATIENCE_NANOS).also { patienceEnds = it }
    return end - now
  }

  fun endPatience() {
    patienceEnds = null
  }

  fun queueDueTimers() {
    val timers = loop.timers
    var timer = timers.first() ?: return
    val now = clock.now
    while (timer.deadline <= now && timer.deadline != NEVER) {
      loop.ready.add(timers.remove())
      timer = timers.first() ?: return
    }
  }
}

/** The deadline of a timer that never fires: a time too long for nanoseconds. */
internal const val NEVER = Long.MAX_VALUE

/** A real time, longer than a test's work on another dispatcher, shorter than its patience. */
private const val PATIENCE_NANOS = 5_000_000_000L
