package dev.asyncio4j.impl.loop

import java.util.concurrent.atomic.AtomicInteger

/**
 * One iteration of the loop, over and over: what asyncio calls `_run_once`, in its order.
 *
 * 1. wait, if nothing is ready, until the next timer, an event of a channel or a call from outside;
 * 2. queue the callbacks of channels, then the timers that are due;
 * 3. run what the queue held at that moment. What these add waits for the next pass.
 */
internal abstract class LoopCore(private val clock: LoopClock) : LoopSeat {
  final override val loop: LoopCore
    get() = this

  private val intake = Intake()
  private val waiting = PassWait(this, clock, intake)
  val ready = ReadyQueue(intake)
  val timers = TimerHeap()
  val poller = Poller()

  /** The bodies that run on the loop's turn. */
  abstract val fibers: Bodies

  /**
   * What of the threads goes along with [context]; null, as nearly always, if nothing does. Set
   * before the loop runs.
   */
  var carriers: Carriers? = null

  /**
   * Context variables of the entry that runs now; null between entries. Its writer holds the turn.
   */
  var context: ContextImpl? = null
    set(next) {
      val carriers = carriers
      if (carriers != null && next !== field) {
        carriers.leave(field)
        carriers.enter(next)
      }
      field = next
    }

  /**
   * Jobs of executors and processes that will call back: while there are any, virtual time stands
   * still.
   */
  val outsideWork = AtomicInteger()

  /** What the loop lets go of when it closes: pipes, children. On the loop's turn only. */
  val resources = LinkedHashSet<AutoCloseable>()

  val interrupts = Interrupts(this)

  private var stopping = false

  /** Entries that this pass has still to run; at most as many as the queue holds. */
  private var left = 0

  /**
   * Plain entries of this pass go through [Bodies.relay]. Not in debug mode, which times each
   * entry; nor if something of the thread belongs to the context.
   */
  private var relayed = false

  /** Made by the first entry in debug mode; ends with the run. */
  private var entryWatch: EntryWatch? = null

  /** When [nanosSinceCheck] was last asked, or the loop last woke. */
  private var checkedAt = 0L

  /**
   * The loop's thread was made for this run: nobody else interrupts it, so that its flag is the
   * work of a body or callback, and ends with it.
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

  /** Debug mode: entries are timed, and what is made remembers where. */
  abstract val inDebug: Boolean

  /** In debug mode: what runs for longer than this is reported. */
  abstract val slowNanos: Long

  /** In debug mode: [entry] has run for [nanos]. */
  abstract fun noteDuration(entry: Ready, nanos: Long)

  /** Made for a run in debug mode. */
  protected abstract fun newWatch(): EntryWatch

  /** The body that an entry has mounted through [Bodies.relay] has stopped: the rest of it. */
  abstract fun endEntry()

  abstract fun reportFailure(message: String, error: Throwable, source: Ready)

  /**
   * Nothing is ready, no timer is set, no outside work is pending: makes the error that tells what
   * everyone waits for.
   */
  abstract fun deadlock(): Throwable

  /**
   * What is suspended here may be about to be resumed by a thread that the loop knows nothing of.
   */
  abstract fun mayBeResumedElsewhere(): Boolean

  fun checkOpen() =
    check(!closed) {
      "Event loop is closed: $this; make a new one, or keep it open until this call"
    }

  /** The context of a new task or callback: a copy of the one of the code that makes it. */
  fun newContext(): ContextImpl = ContextImpl.current().copy().also { carriers?.snapshot(it) }

  /** Named apart in bytecode: a dynamic language sees the API's `callSoon` alone. */
  @JvmName("enqueue") fun callSoon(entry: Ready) = ready.add(entry)

  /** Queues [entry] from any thread and wakes the loop. */
  @JvmName("enqueueThreadsafe")
  fun callSoonThreadsafe(entry: Ready) {
    if (hasTurn) return ready.add(entry)
    checkOpen()
    waiting.push(entry)
  }

  /** Queues [entry] from any thread. Nobody is left to hear of it once the loop is closed. */
  fun laterFromOutside(entry: Ready) {
    if (!closed) waiting.push(entry)
  }

  fun stop() {
    stopping = true
  }

  /** No body has run for longer than this since its last stop. */
  fun nanosSinceCheck(): Long {
    val before = checkedAt
    checkedAt = System.nanoTime()
    return checkedAt - before
  }

  /** Runs passes on this thread until [stop]. The caller has checked that no loop runs here. */
  fun runPasses() {
    try {
      holdTurn { do runOnce() while (!stopping) }
    } finally {
      stopping = false
    }
  }

  /** Makes this thread the loop's own while [action] runs. */
  protected fun holdTurn(action: () -> Unit) {
    thread = Thread.currentThread()
    val previous = LoopSeat.take(this)
    val ofThread = ContextImpl() // what the thread has itself, which no entry is to see
    carriers?.leave(ofThread)
    fibers.attach()
    try {
      action()
    } finally {
      fibers.detach()
      LoopSeat.take(previous)
      context = null
      carriers?.enter(ofThread)
      entryWatch?.end()
      entryWatch = null
      thread = null
    }
  }

  private fun runOnce() {
    beginPass()
    if (inDebug) runTimed()
    while (left > 0) {
      left--
      val entry = ready.take()
      if (relayed && entry.plain) fibers.relay(entry) else entry.run()
    }
    if (Thread.interrupted()) noteFlag()
  }

  /** The loop's thread has found its interrupt flag set, and has cleared it. */
  fun noteFlag() {
    if (!threadIsOwn) interrupts.note()
  }

  /**
   * The next entry if it is plain; begins a pass if the last one is through, and this one has
   * something to run. On any thread that has the turn.
   */
  fun takePlain(): Ready? {
    if (left == 0) {
      if (stopping || ready.size == 0) return null
      beginPass()
    }
    if (!relayed || !ready.first().plain) return null
    left--
    return ready.take()
  }

  private fun beginPass() {
    context = null
    timers.sweep()
    ready.takeIn()
    if (waiting.forWork(stopping) && fibers.haveThreads) checkedAt = System.nanoTime()
    ready.takeIn()
    waiting.queueDueTimers()
    left = ready.size
    if (left > 0) waiting.endPatience()
    relayed = fibers.haveThreads && carriers == null && !inDebug
  }

  private fun runTimed() {
    val watch = entryWatch ?: newWatch().also { entryWatch = it }
    while (left > 0) {
      left--
      val entry = ready.take()
      val start = System.nanoTime()
      watch.begin(entry, start)
      entry.run()
      watch.finish()
      noteDuration(entry, System.nanoTime() - start)
    }
  }

  /** Drops what is queued and frees selector and fibers. */
  protected fun closeCore() {
    ArrayList(resources).forEach(AutoCloseable::close)
    closed = true
    ready.clear()
    timers.clear()
    fibers.close()
    poller.close()
  }
}
