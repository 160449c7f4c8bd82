package dev.asyncio4j.impl

import dev.asyncio4j.Awaitable
import dev.asyncio4j.Body
import dev.asyncio4j.Context
import dev.asyncio4j.Coroutine
import dev.asyncio4j.Future
import dev.asyncio4j.Task
import dev.asyncio4j.TaskOptions
import dev.asyncio4j.exceptions.DeadlockException
import dev.asyncio4j.impl.bridge.DispatcherPart
import dev.asyncio4j.impl.iteration.LiveGenerators
import dev.asyncio4j.impl.iteration.generators
import dev.asyncio4j.impl.loop.ContextImpl
import dev.asyncio4j.impl.loop.LoopClock
import dev.asyncio4j.impl.loop.NEVER
import dev.asyncio4j.impl.loop.Ready
import dev.asyncio4j.impl.loop.ThreadsafeHandle
import dev.asyncio4j.impl.lowlevel.LastSteps
import dev.asyncio4j.impl.lowlevel.Unclosed
import dev.asyncio4j.impl.lowlevel.unclosed
import dev.asyncio4j.impl.net.NetworkingImpl
import dev.asyncio4j.impl.net.channel.ChannelCallbacks
import dev.asyncio4j.impl.net.channel.channels
import dev.asyncio4j.impl.process.SubprocessesImpl
import dev.asyncio4j.impl.process.pipes.PipesImpl
import dev.asyncio4j.impl.signals.LoopSignals
import dev.asyncio4j.impl.tasks.Diagnostics
import dev.asyncio4j.impl.tasks.FutureImpl
import dev.asyncio4j.impl.tasks.HomeLoop
import dev.asyncio4j.impl.tasks.Messages
import dev.asyncio4j.impl.tasks.TaskLoop
import dev.asyncio4j.impl.tasks.saturatedNanos
import dev.asyncio4j.impl.threads.CompletableFutures
import dev.asyncio4j.impl.threads.Executors
import dev.asyncio4j.impl.threads.executors
import dev.asyncio4j.loop.ChannelWatching
import dev.asyncio4j.loop.Handle
import dev.asyncio4j.loop.Networking
import dev.asyncio4j.loop.Pipes
import dev.asyncio4j.loop.SignalHandling
import dev.asyncio4j.loop.Subprocesses
import dev.asyncio4j.loop.TaskFactory
import dev.asyncio4j.loop.TimerHandle
import java.time.Duration
import java.util.concurrent.ExecutorService

/** asyncio's event loop: a [TaskLoop] with all that the rooms offer on it. */
internal class EventLoopImpl
private constructor(
  clock: LoopClock,
  diagnostics: Diagnostics,
  private val home: HomeLoop,
  channels: ChannelCallbacks,
) :
  TaskLoop(clock, diagnostics),
  ChannelWatching by channels,
  SignalHandling by LoopSignals(home),
  Networking by NetworkingImpl(home),
  Subprocesses by SubprocessesImpl(home),
  Pipes by PipesImpl(home) {

  private constructor(
    clock: LoopClock,
    debug: Boolean,
    home: HomeLoop,
  ) : this(clock, Diagnostics(debug), home, ChannelCallbacks(home))

  constructor(clock: LoopClock, debug: Boolean) : this(clock, debug, HomeLoop())

  private var taskFactory: TaskFactory? = null

  init {
    FailurePath.prepare()
    home.loop = this
    addPart(DispatcherPart(this))
    addPart(Executors(this))
    addPart(LiveGenerators(this))
    addPart(channels)
    addPart(LastSteps(this))
    addPart(Unclosed())
    OpenLoops.add(this)
  }

  // -- running --

  override fun <T> runUntilComplete(what: Awaitable<T>): T = LoopRun(this).untilComplete(what)

  override fun runForever() = LoopRun(this).forever()

  override fun isClosed() = closed

  override fun close() {
    if (closed || lockWatch.stuck != null) return
    check(!isRunning()) { "Cannot close a running event loop: $this; let it stop first" }
    OpenLoops.remove(this)
    LoopClose.reportTasks(this)
    unwinding = true
    LoopRun(this).close {
      holdTurn {
        LoopClose.unwindTasks(this)
        generators.unwind()
        diagnostics.neverAwaited?.report()
        unclosed.tellAll(this)
        LoopClose.closeResources(this)
        closeCore()
      }
    }
    executors.close()
  }

  override fun shutdownAsyncGenerators(): Coroutine<Void?> =
    home.coroutine("shutdownAsyncGenerators") {
      generators.shutdown()
      null
    }

  override fun shutdownDefaultExecutor(timeout: Duration?): Coroutine<Void?> =
    home.coroutine("shutdownDefaultExecutor") {
      executors.shutdown(timeout)
      null
    }

  // -- callbacks --

  override fun callSoon(callback: Runnable): Handle = callSoonIn(newContext(), callback)

  override fun callSoon(callback: Runnable, context: Context): Handle =
    callSoonIn((context as ContextImpl).share(), callback)

  override fun callSoonThreadsafe(callback: Runnable): Handle {
    checkOpen()
    return ThreadsafeHandle(this, callback, newContext()).also {
      callSoonThreadsafe(it as Ready)
    }
  }

  override fun callLater(delay: Duration, callback: Runnable): TimerHandle =
    callLaterNanos(delay.saturatedNanos(), callback)

  override fun callAt(`when`: Duration, callback: Runnable): TimerHandle =
    callAtNanos(`when`.saturatedNanos(), callback)

  override fun time(): Duration = Duration.ofNanos(now)

  // -- futures and tasks --

  override fun <T> createFuture(): Future<T> = FutureImpl(this)

  override fun <T> completableFuture(future: FutureImpl<T>) = CompletableFutures.of(future)

  override fun <T> createTask(coroutine: Coroutine<T>): Task<T> =
    createTask(coroutine, TaskOptions.defaults())

  override fun <T> createTask(coroutine: Coroutine<T>, options: TaskOptions): Task<T> {
    val factory = taskFactory
    return if (factory != null) factory.createTask(this, coroutine, options)
    else newTask(coroutine, options)
  }

  override fun setTaskFactory(factory: TaskFactory?) {
    taskFactory = factory
  }

  override fun getTaskFactory() = taskFactory

  override fun <T> runInExecutor(executor: ExecutorService?, body: Body<T>): Future<T> =
    executors.submit(executor, body)

  override fun setDefaultExecutor(executor: ExecutorService) = executors.setDefault(executor)

  // -- what it says of itself --

  override fun mayBeResumedElsewhere() = unfinishedTasks().any { it.isSuspendedInKotlinx }

  override fun deadlock(): Throwable {
    val next = timers.first()?.takeIf { it.deadline != NEVER }?.let { it.`when`().minus(time()) }
    return DeadlockException(Messages.deadlock(unfinishedTasks(), next))
  }

  override fun toString(): String {
    val state = if (closed) "closed" else if (isRunning()) "running" else "not running"
    return "<EventLoop $state tasks=${tasks.size}${if (inDebug) " debug" else ""}>"
  }
}
