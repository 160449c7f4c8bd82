package dev.asyncio4j.impl.loop

import dev.asyncio4j.loop.EventLoop
import java.util.concurrent.atomic.AtomicInteger

/**
 * One iteration of the loop, over and over: asyncio's `_run_once`, in its order.
 *
 * 1. wait, if nothing is ready, until the next timer, an event of a channel or a call from outside;
 * 2. queue the callbacks of channels, then the timers that are due;
 * 3. run what the queue held at that moment. What these add waits for the next pass.
 */
internal abstract class LoopCore(val clock: LoopClock) : RunningLoop {
  final override val loop: LoopCore
    get() = this

  private val intake = Intake()
  val waiting = PassWait(this, clock, intake)
  val ready = ReadyQueue(intake)
  val timers = TimerHeap()
  val poller = Poller()

  /** The bodies that run on the loop's turn. */
  abstract val fibers: Bodies

  /**
   * The values of threads that each task carries; null if the run carries none, the common case.
   * Set before the loop runs.
   */
  var carried: CarriedValues? = null

  /**
   * Context variables of the entry that runs now; null between entries. Its writer holds the turn.
   */
  var context: ContextImpl? = null
    set(next) {
      val before = field
      field = next
      carried?.follow(this, before, next)
    }

  /**
   * The number of jobs of executors and processes that will call back: while there are any, virtual
   * time stands still.
   */
  val outsideWork = AtomicInteger()

  /** The things to close when the loop closes: pipes, children. On the loop's turn only. */
  val resources = LinkedHashSet<AutoCloseable>()

  val interrupts = Interrupts(this)

  val instruments = InstrumentList(this)

  /** The instruments of the loop; null while there are none. Changes where a pass begins. */
  @JvmField var instrument: InstrumentSet? = instruments.take()

  private val stepNow = StepNow(this)

  private var stopping = false

  /** The number of entries that this pass has still to run; at most as many as the queue holds. */
  private var left = 0

  /**
   * True if plain entries of this pass go through [Bodies.relay]. Not in debug mode, which times
   * each, nor if an instrument is told.
   */
  private var relayed = false

  /** The watch that debug mode starts with the first entry; ends with the run. */
  private var entryWatch: EntryWatch? = null

  /** The time when [nanosSinceCheck] was last asked, or when the loop last woke. */
  private var checkedAt = 0L

  /**
   * True if the loop's thread was made for this run: no other code interrupts it, so that its flag
   * is the work of a body or callback, and ends with it.
   */
  @Volatile var threadIsOwn = false

  @Volatile
  var thread: Thread? = null
    private set

  @Volatile
  var closed = false
    private set

  val now: Long
    get() = clock.now

  /** True in debug mode: entries are timed, and objects remember where they were made. */
  abstract val inDebug: Boolean

  /** The time after which debug mode reports an entry as slow. */
  abstract val slowNanos: Long

  /** Reports, in debug mode, that [entry] has run for [nanos]. */
  abstract fun noteDuration(entry: Ready, nanos: Long)

  /** Makes the watch of a run in debug mode. */
  protected abstract fun newWatch(): EntryWatch

  /** Ends an entry that has mounted its body through [Bodies.relay], when that has stopped. */
  abstract fun endEntry()

  /** Returns whether the stack, as it is here, has room for what somebody else's code may do. */
  abstract fun hasStackRoom(): Boolean

  abstract fun reportFailure(message: String, error: Throwable, source: Ready)

  /** Refuses [call] if the loop runs and this code has not its turn. */
  abstract fun requireTurn(call: String)

  /**
   * Makes the error that tells what every task waits for, when nothing is ready, no timer is set
   * and no outside work is pending.
   */
  abstract fun deadlock(): Throwable

  /**
   * Returns whether a thread that the loop knows nothing of may be about to resume something
   * suspended here.
   */
  abstract fun mayBeResumedElsewhere(): Boolean

  fun checkOpen() =
    check(!closed) {
      "Event loop is closed: $this; make a new one, or keep it open until this call"
    }

  /** Returns the context of a new task or callback: a copy of the one of the code that makes it. */
  fun newContext(): ContextImpl = ContextImpl.current().copy().also { carried?.snapshot(this, it) }

  /**
   * Queues [entry]. Named apart in bytecode: a dynamic language sees the API's `callSoon` alone.
   */
  @JvmName("enqueue") fun callSoon(entry: Ready) = ready.add(entry)

  /** Queues [entry] from any thread and wakes the loop. */
  @JvmName("enqueueThreadsafe")
  fun callSoonThreadsafe(entry: Ready) {
    if (hasTurn) return ready.add(entry)
    checkOpen()
    waiting.push(entry)
  }

  /** Queues [entry] from any thread. It is dropped once the loop is closed. */
  fun laterFromOutside(entry: Ready) {
    if (!closed) waiting.push(entry)
  }

  fun stop() {
    stopping = true
  }

  /** Returns the time that no body can have exceeded since its last stop. */
  fun nanosSinceCheck(): Long {
    val before = checkedAt
    checkedAt = System.nanoTime()
    return checkedAt - before
  }

  /** Runs passes on this thread until [stop]. The caller has checked that no loop runs here. */
  fun runPasses() {
    try {
      holdTurn { toldOfRun { do runOnce() while (!stopping) } }
    } finally {
      stopping = false
    }
  }

  private inline fun toldOfRun(passes: () -> Unit) {
    takeInstruments()
    instrument?.runBegan(this as EventLoop)
    try {
      passes()
    } finally {
      instrument?.runEnded(this as EventLoop)
    }
  }

  /** Sees to it that [instrument] is what is wanted now. */
  fun takeInstruments() {
    if (instruments.changed) instrument = instruments.take()
  }

  /**
   * Runs [code] of a library that does its own I/O, in a context of its own; what it throws is
   * reported as the failure of [entry].
   */
  inline fun runForeign(entry: Ready, crossinline code: () -> Unit) {
    val context = ContextImpl().also { this.context = it }
    try {
      val carried = carried
      if (carried == null) code() else carried.bind(context) { code() }
    } catch (error: Throwable) {
      if (error.isFatal()) throw error
      reportFailure("Exception in callback ${Texts.of(entry)}", error, entry)
    }
  }

  /** Makes this thread the loop's own while [action] runs. */
  protected fun holdTurn(action: () -> Unit) {
    thread = Thread.currentThread()
    val previous = RunningLoop.take(this)
    val ofThread = ContextImpl() // the values of the thread itself, which no entry is to see
    carried?.leave(ofThread)
    fibers.attach()
    try {
      action()
    } finally {
      fibers.detach()
      RunningLoop.take(previous)
      context = null
      carried?.enter(ofThread)
      entryWatch?.end()
      entryWatch = null
      thread = null
    }
  }

  private fun runOnce() {
    beginPass()
    if (inDebug || instrument?.tellsSteps == true) runTimed()
    while (left > 0) {
      left--
      val entry = ready.take()
      if (relayed && entry.callsNoUserCode) fibers.relay(entry) else entry.run()
      if (left > 0 && Thread.interrupted()) noteFlag() // the next entry is not to see it
    }
    if (Thread.interrupted()) noteFlag()
  }

  /** Notes that the loop's thread has found its interrupt flag set, and has cleared it. */
  fun noteFlag() {
    if (!threadIsOwn) interrupts.note()
  }

  /**
   * Takes the next entry if it is plain. Where bodies have threads, a pass begins if the last one
   * is through, and this one has something to run. On any thread that has the turn.
   */
  fun takePlain(): Ready? {
    if (left == 0) {
      if (!fibers.haveThreads || stopping || ready.size == 0 || instruments.changed) return null
      beginPass()
    }
    if (!relayed || !ready.first().callsNoUserCode) return null
    left--
    return ready.take()
  }

  private fun beginPass() {
    context = null
    takeInstruments()
    timers.sweep()
    ready.takeIn()
    if (waiting.forWork(stopping) && fibers.haveThreads) checkedAt = System.nanoTime()
    ready.takeIn()
    waiting.queueDueTimers()
    left = ready.forPass()
    if (left > 0) waiting.endPatience()
    val instrument = instrument
    relayed = !inDebug && ready.choice == null
    if (instrument?.tellsPasses == true) relayed = false
    instrument?.passBegan(left)
  }

  private fun runTimed() {
    val watch = if (inDebug) entryWatch ?: newWatch().also { entryWatch = it } else null
    while (left > 0) {
      left--
      val entry = ready.take()
      val start = System.nanoTime()
      watch?.begin(entry, start)
      instrument?.stepBegan(stepNow.of(entry))
      try {
        entry.run()
      } finally {
        instrument?.stepEnded(stepNow, System.nanoTime() - start)
      }
      if (left > 0 && Thread.interrupted()) noteFlag()
      if (watch == null) continue
      watch.finish()
      noteDuration(entry, System.nanoTime() - start)
    }
  }

  /** Drops what is queued and frees selector and fibers. */
  protected fun closeCore() {
    closed = true
    ready.clear()
    timers.clear()
    fibers.close()
    poller.close()
  }
}
