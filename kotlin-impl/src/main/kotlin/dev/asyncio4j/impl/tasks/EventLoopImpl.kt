package dev.asyncio4j.impl.tasks

import dev.asyncio4j.Awaitable
import dev.asyncio4j.Body
import dev.asyncio4j.Context
import dev.asyncio4j.Coroutine
import dev.asyncio4j.Future
import dev.asyncio4j.Task
import dev.asyncio4j.TaskOptions
import dev.asyncio4j.exceptions.CancelledError
import dev.asyncio4j.exceptions.DeadlockException
import dev.asyncio4j.exceptions.NoRunningLoopException
import dev.asyncio4j.impl.loop.ContextImpl
import dev.asyncio4j.impl.loop.FiberMode
import dev.asyncio4j.impl.loop.HandleImpl
import dev.asyncio4j.impl.loop.LoopClock
import dev.asyncio4j.impl.loop.LoopCore
import dev.asyncio4j.impl.loop.LoopSeat
import dev.asyncio4j.impl.loop.Ready
import dev.asyncio4j.impl.loop.StackRoom
import dev.asyncio4j.impl.loop.ThreadsafeHandle
import dev.asyncio4j.impl.loop.TimerHandleImpl
import dev.asyncio4j.loop.ChannelWatching
import dev.asyncio4j.loop.EventLoop
import dev.asyncio4j.loop.Handle
import dev.asyncio4j.loop.LoopDiagnostics
import dev.asyncio4j.loop.Networking
import dev.asyncio4j.loop.Pipes
import dev.asyncio4j.loop.SignalHandling
import dev.asyncio4j.loop.Subprocesses
import dev.asyncio4j.loop.TaskFactory
import dev.asyncio4j.loop.TimerHandle
import java.time.Duration
import java.util.concurrent.ExecutorService

/** asyncio's event loop: the passes of [LoopCore], its tasks, its callbacks and their context. */
internal class EventLoopImpl
private constructor(
  clock: LoopClock,
  val diagnostics: Diagnostics,
  val channels: ChannelCallbacks,
  signals: LoopSignals,
  home: HomeLoop,
) :
  LoopCore(clock, FiberMode.chosen, diagnostics),
  EventLoop,
  LoopDiagnostics by diagnostics,
  ChannelWatching by channels,
  SignalHandling by signals,
  Networking by home.networking(),
  Subprocesses by home.subprocesses(),
  Pipes by home.pipes() {

  constructor(
    clock: LoopClock,
    debug: Boolean,
  ) : this(clock, Diagnostics(debug), ChannelCallbacks(), LoopSignals(), HomeLoop())

  val dispatcher = LoopDispatcher(this)
  val executors = Executors(this)
  val generators = LiveGenerators(this)
  val lastSteps = LastSteps(this)

  private val tasks = TaskList()
  private var taskFactory: TaskFactory? = null

  val unretrieved = UnretrievedErrors(this)
  val unclosed = Unclosed()

  /** A fatal error that ended a task in this step: it also ends the run, see [throwFatal]. */
  var fatal: Throwable? = null

  /** The loop closes, suspended bodies end: awaits throw, what kotlinx dispatches runs at once. */
  var unwinding = false
    private set

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
    channels.loop = this
    signals.loop = this
    home.loop = this
    FailurePath.prepare()
    OpenLoops.add(this)
  }

  // -- running --

  override fun <T> runUntilComplete(what: Awaitable<T>): T = LoopRun(this).untilComplete(what)

  override fun runForever() = LoopRun(this).forever()

  override fun isRunning() = thread != null

  override fun isClosed() = closed

  override fun close() {
    if (closed || lockWatch.stuck != null) return
    check(!isRunning()) { "Cannot close a running event loop: $this; let it stop first" }
    OpenLoops.remove(this)
    LoopClose.reportTasks(this)
    unwinding = true
    LoopRun(this).close {
      holdTurn {
        LoopClose.lastTurn(this)
        closeCore()
      }
    }
    executors.close()
  }

  override fun shutdownAsyncGenerators(): Coroutine<Void?> = generators.shutdown()

  override fun shutdownDefaultExecutor(timeout: Duration?): Coroutine<Void?> =
    executors.shutdown(timeout)

  // -- callbacks --

  override fun callSoon(callback: Runnable): Handle = callSoonIn(newContext(), callback)

  override fun callSoon(callback: Runnable, context: Context): Handle =
    callSoonIn(context as ContextImpl, callback)

  fun callSoonIn(context: ContextImpl, callback: Runnable): Handle {
    checkOpen()
    checkTurn("callSoon")
    return HandleImpl(this, callback, context).also(ready::add)
  }

  override fun callSoonThreadsafe(callback: Runnable): Handle {
    checkOpen()
    return ThreadsafeHandle(this, callback, newContext()).also {
      callSoonThreadsafe(it as Ready)
    }
  }

  override fun callLater(delay: Duration, callback: Runnable): TimerHandle =
    callLaterNanos(delay.saturatedNanos(), callback)

  fun callLaterNanos(nanos: Long, callback: Runnable): TimerHandleImpl =
    callAtNanos(saturatedSum(now, nanos), callback)

  override fun callAt(`when`: Duration, callback: Runnable): TimerHandle =
    callAtNanos(`when`.saturatedNanos(), callback)

  fun callAtNanos(deadline: Long, callback: Runnable): TimerHandleImpl {
    checkOpen()
    checkTurn("callAt")
    return TimerHandleImpl(this, deadline, callback, newContext()).also(timers::add)
  }

  override fun time(): Duration = Duration.ofNanos(now)

  // -- futures and tasks --

  override fun <T> createFuture(): Future<T> = FutureImpl(this)

  override fun <T> createTask(coroutine: Coroutine<T>): Task<T> =
    createTask(coroutine, TaskOptions.defaults())

  override fun <T> createTask(coroutine: Coroutine<T>, options: TaskOptions): Task<T> {
    val factory = taskFactory
    return if (factory != null) factory.createTask(this, coroutine, options)
    else newTask(coroutine, options)
  }

  fun <T> newTask(coroutine: Coroutine<T>, options: TaskOptions): TaskImpl<T> {
    val body = CoroutineImpl.of(coroutine)
    if (closed) body.discard()
    checkOpen()
    checkTurn("createTask")
    val eager = options.eagerStart().orElse(false) && isRunning()
    StackRoom.needForTask(eager)
    body.claim()
    val context = options.context().orElse(null) as ContextImpl? ?: newContext()
    val task = TaskImpl(this, body, options.name().orElse(null), context)
    task.unattended = options.isUnattended
    tasks.add(task)
    instrument?.taskCreated(task, currentTask)
    if (eager) task.startEagerly() else task.queue(null)
    return task
  }

  override fun setTaskFactory(factory: TaskFactory?) {
    taskFactory = factory
  }

  override fun getTaskFactory() = taskFactory

  override fun <T> runInExecutor(executor: ExecutorService?, body: Body<T>): Future<T> =
    executors.submit(executor, body)

  override fun setDefaultExecutor(executor: ExecutorService) = executors.setDefault(executor)

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
   * The last [CancelledError] that was made here, on the loop's stack, for a body to be thrown at
   * its await.
   */
  private var newestCancelledError: CancelledError? = null

  fun newCancelledError(message: String?) =
    CancelledError(message).also { newestCancelledError = it }

  /**
   * Called where [error] reached a body: one made on the loop's stack gets the body's, which says
   * more.
   */
  fun locate(error: CancelledError) {
    if (error !== newestCancelledError) return
    newestCancelledError = null
    error.fillInStackTrace()
  }

  // -- the turn --

  fun enter(task: TaskImpl<*>, context: ContextImpl) {
    currentTask = task
    this.context = context
  }

  fun leave() {
    currentTask = null
  }

  override fun endEntry() = currentTask!!.endStep()

  /** Runs [code] as a step of [task] within whatever runs now. */
  fun within(task: TaskImpl<*>, context: ContextImpl, code: () -> Unit) {
    val outerTask = currentTask
    val outerContext = this.context
    enter(task, context)
    try {
      code()
    } finally {
      currentTask = outerTask
      this.context = outerContext
    }
  }

  /** In debug mode: refuses a call that only the loop's own turn may make. */
  fun checkTurn(call: String) {
    if (inDebug) requireTurn(call)
  }

  override fun requireTurn(call: String) =
    check(!isRunning() || LoopSeat.current()?.loop === this) { Messages.wrongThread(this, call) }

  override val inDebug: Boolean
    get() = diagnostics.inDebug

  override val slowNanos: Long
    get() = diagnostics.slowNanos

  override fun noteDuration(entry: Ready, nanos: Long) = diagnostics.noteDuration(entry, nanos)

  override fun reportFailure(message: String, error: Throwable, source: Ready) =
    diagnostics.reportFailure(message, error, source)

  override fun mayBeResumedElsewhere() = unfinishedTasks().any { it.suspendedInKotlinx }

  override fun deadlock(): Throwable = DeadlockException(Messages.deadlock(unfinishedTasks()))

  override fun toString(): String {
    val state = if (closed) "closed" else if (isRunning()) "running" else "not running"
    return "<EventLoop $state tasks=${tasks.size}${if (inDebug) " debug" else ""}>"
  }

  companion object {
    private const val MOST_REFUSED_AWAITS = 1000

    fun running(): EventLoopImpl? = LoopSeat.current()?.loop as EventLoopImpl?

    fun requireRunning(): EventLoopImpl =
      running() ?: throw NoRunningLoopException(Messages.noRunningLoop())
  }
}
