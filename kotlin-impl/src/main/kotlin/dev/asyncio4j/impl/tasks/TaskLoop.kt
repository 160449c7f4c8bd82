package dev.asyncio4j.impl.tasks

import dev.asyncio4j.Coroutine
import dev.asyncio4j.TaskOptions
import dev.asyncio4j.exceptions.CancelledError
import dev.asyncio4j.exceptions.NoRunningLoopException
import dev.asyncio4j.impl.fibers.FiberMode
import dev.asyncio4j.impl.fibers.FiberPool
import dev.asyncio4j.impl.fibers.StackRoom
import dev.asyncio4j.impl.loop.ContextImpl
import dev.asyncio4j.impl.loop.HandleImpl
import dev.asyncio4j.impl.loop.LoopClock
import dev.asyncio4j.impl.loop.LoopCore
import dev.asyncio4j.impl.loop.Ready
import dev.asyncio4j.impl.loop.RunningLoop
import dev.asyncio4j.impl.loop.Texts
import dev.asyncio4j.impl.loop.TimerHandleImpl
import dev.asyncio4j.impl.loop.hasTurn
import dev.asyncio4j.impl.watch.LockWatch
import dev.asyncio4j.impl.watch.StallWatch
import dev.asyncio4j.loop.EventLoop
import dev.asyncio4j.loop.LoopDiagnostics
import dev.asyncio4j.lowlevel.NetworkProvider
import java.util.concurrent.CompletableFuture

/**
 * The loop as tasks, futures and the library's operations see it: the passes of [LoopCore], the
 * tasks, and the one that runs now. The roof makes an event loop of it.
 */
internal abstract class TaskLoop(clock: LoopClock, val diagnostics: Diagnostics) :
  LoopCore(clock), EventLoop, LoopDiagnostics by diagnostics {

  final override val fibers = FiberPool(this, FiberMode.chosen, diagnostics)

  val lockWatch: LockWatch
    get() = fibers.lockWatch

  val tasks = TaskList()

  val unretrieved = UnretrievedErrors(this)

  /** Tasks whose run has already said that they did not end: the close need not. */
  val knownPending: MutableSet<TaskImpl<*>> = HashSet()

  /** A fatal error that ended a task in this step: it also ends the run, see [throwFatal]. */
  var fatal: Throwable? = null

  /** The name of the thread of a run, if it gets one of its own; null for the usual name. */
  var threadName: String? = null

  /**
   * True while the loop closes and suspended bodies end: awaits throw, and continuations that
   * kotlinx dispatches run at once.
   */
  var unwinding = false
    protected set

  /** The network in place of the machine's; null, the common case: there is none. */
  var network: NetworkProvider? = null

  /** Refuses [call], which needs sockets of the machine, where there is another network. */
  fun requireRealNetwork(call: String) =
    check(network == null) {
      "$call: no real sockets under ${Texts.of(network)}; connect and listen by host and port, or leave that network out"
    }

  private var refusedAwaits = 0

  /** Ends the body that awaits while the loop closes; one that swallows that for ever stays. */
  fun refuseAwait() {
    if (refusedAwaits++ < MOST_REFUSED_AWAITS) throw LoopClosing()
    refusedAwaits = 0
  }

  /** The task whose step runs now; null in a callback and outside a pass. */
  var currentTask: TaskImpl<*>? = null
    private set

  init {
    diagnostics.loop = this
  }

  // -- what the rooms above have of each loop --

  /** The parts of the rooms above: an array that is replaced when it grows. */
  @Volatile private var parts = arrayOfNulls<Any>(0)

  /** Makes [part] the loop's one of its class. On the loop's turn, or before the loop is used. */
  fun addPart(part: Any) {
    val number = parts.size
    parts = parts.copyOf(number + 1).also { it[number] = part }
  }

  /** Returns the part of that class, which must be there. From any thread. */
  fun <T : Any> part(type: Class<T>): T = checkNotNull(partOrNull(type)) { "$this has no $type" }

  /** Returns the part, if it is there, by a scan: they are a handful. */
  @Suppress("UNCHECKED_CAST")
  fun <T : Any> partOrNull(type: Class<T>): T? {
    for (part in parts) if (part!!.javaClass === type) return part as T
    return null
  }

  /** Returns the view of [future] for other threads. */
  abstract fun <T> completableFuture(future: FutureImpl<T>): CompletableFuture<T>

  // -- callbacks --

  fun callSoonIn(context: ContextImpl, callback: Runnable): HandleImpl {
    checkOpen()
    checkTurn("callSoon")
    return HandleImpl(this, callback, context).also(ready::add)
  }

  fun callLaterNanos(nanos: Long, callback: Runnable): TimerHandleImpl =
    callAtNanos(saturatedSum(now, nanos), callback)

  fun callAtNanos(deadline: Long, callback: Runnable): TimerHandleImpl {
    checkOpen()
    checkTurn("callAt")
    return TimerHandleImpl(this, deadline, callback, newContext()).also(timers::add)
  }

  // -- tasks --

  fun <T> newTask(coroutine: Coroutine<T>, options: TaskOptions): TaskImpl<T> {
    val body = CoroutineImpl.of(coroutine)
    if (closed) body.discard()
    checkOpen()
    checkTurn("createTask")
    val eager = options.eagerStart() == true && isRunning()
    StackRoom.needForTask(eager)
    body.claim()
    val context = (options.context() as ContextImpl?)?.share() ?: newContext()
    val task = TaskImpl(this, body, options.name(), context)
    task.unattended = options.isUnattended
    tasks.add(task)
    instrument?.taskCreated(task, currentTask)
    if (eager) task.startEagerly() else task.queue(null)
    return task
  }

  fun unfinishedTasks(): List<TaskImpl<*>> = tasks.toList()

  fun forget(task: TaskImpl<*>) {
    tasks.remove(task)
  }

  /** Passes on a fatal error of the step that has just ended: the run ends with it. */
  fun throwFatal() {
    val error = fatal ?: return
    fatal = null
    throw error
  }

  /**
   * The last [CancelledError] that was made here, on the loop's stack, to be thrown at a body's
   * await.
   */
  private var newestCancelledError: CancelledError? = null

  fun newCancelledError(message: String?) =
    CancelledError(message).also { newestCancelledError = it }

  /**
   * Gives [error], which has reached a body, the body's stack if it was made on the loop's, which
   * says less.
   */
  fun locate(error: CancelledError) {
    if (error !== newestCancelledError) return
    newestCancelledError = null
    error.fillInStackTrace()
  }

  // -- the turn --

  fun enter(task: TaskImpl<*>?, context: ContextImpl?) {
    currentTask = task
    this.context = context
  }

  fun leave() {
    currentTask = null
  }

  override fun endEntry() = currentTask!!.endStep()

  override fun isRunning() = thread != null

  /** Refuses, in debug mode, a call that only the loop's own turn may make. */
  fun checkTurn(call: String) {
    if (inDebug) requireTurn(call)
  }

  override fun requireTurn(call: String) =
    check(!isRunning() || hasTurn) { Messages.wrongThread(this, call) }

  override val inDebug: Boolean
    get() = diagnostics.inDebug

  override val slowNanos: Long
    get() = diagnostics.slowNanos

  override fun newWatch() = StallWatch(this, lockWatch, diagnostics)

  override fun noteDuration(entry: Ready, nanos: Long) = diagnostics.noteDuration(entry, nanos)

  override fun hasStackRoom() = StackRoom.has()

  override fun reportFailure(message: String, error: Throwable, source: Ready) =
    diagnostics.reportFailure(message, error, source)

  companion object {
    private const val MOST_REFUSED_AWAITS = 1000

    fun running(): TaskLoop? = RunningLoop.current()?.loop as TaskLoop?

    fun requireRunning(): TaskLoop =
      running() ?: throw NoRunningLoopException(Messages.noRunningLoop())
  }
}
