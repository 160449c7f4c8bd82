package dev.asyncio4j.impl.iteration

import dev.asyncio4j.AsyncGenerator
import dev.asyncio4j.Awaitable
import dev.asyncio4j.Body
import dev.asyncio4j.exceptions.GeneratorExit
import dev.asyncio4j.exceptions.StopAsyncIterationException
import dev.asyncio4j.impl.loop.Fiber
import dev.asyncio4j.impl.tasks.LoopClosing
import dev.asyncio4j.impl.tasks.Messages
import dev.asyncio4j.impl.tasks.SuspendCoroutine
import dev.asyncio4j.impl.tasks.TaskImpl
import dev.asyncio4j.impl.tasks.TaskLoop
import dev.asyncio4j.impl.tasks.awaitInline
import dev.asyncio4j.impl.tasks.currentTask
import dev.asyncio4j.impl.tasks.ensureFuture
import dev.asyncio4j.impl.tasks.hearingOnce
import dev.asyncio4j.impl.waiting.Gather
import dev.asyncio4j.lowlevel.CancelScopes
import dev.asyncio4j.spi.Engine
import kotlin.coroutines.Continuation
import kotlin.coroutines.EmptyCoroutineContext
import kotlin.coroutines.intrinsics.suspendCoroutineUninterceptedOrReturn

/**
 * A body on a fiber of its own that emits elements to whoever asks.
 *
 * ```
 *            next()            emit(x)              next(), send(v), throwInto(e)
 *   CREATED ───────▶ RUNNING ─────────▶ SUSPENDED ──────────────────────────────▶ RUNNING
 *      │                └── body ended ──▶ ENDED ◀── close(): GeneratorExit ──┘
 *      └── close() ─────────────────────────▲
 * ```
 *
 * While it runs, the body is part of the task that asked: its awaits suspend that task.
 */
internal class AsyncGeneratorImpl<T>(private val body: AsyncGenerator.Body<T>) :
  AsyncGenerator<T>, AsyncGenerator.Yielder<T> {
  private enum class State {
    CREATED,
    RUNNING,
    SUSPENDED,
    ENDED,
  }

  private var state = State.CREATED
  private lateinit var fiber: Fiber

  /** What the task that asked is in: the body must be out of its own scopes when it answers. */
  private var scopes: CancelScopes? = null

  override fun next(): Awaitable<T> =
    SuspendCoroutine("AsyncGenerator.next") {
      checkIdle("next")
      ask(null, null)
    }

  override fun send(value: Any?): Awaitable<T> =
    SuspendCoroutine("AsyncGenerator.send") {
      checkIdle("send")
      require(state != State.CREATED || value == null) {
        "can't send non-None value to a just-started async generator: $this; send null, or call next() first"
      }
      ask(value, null)
    }

  @Suppress("UNCHECKED_CAST")
  override fun throwInto(error: Throwable): Awaitable<T> =
    SuspendCoroutine("AsyncGenerator.throwInto") {
      checkIdle("throwInto")
      when (state) {
        State.CREATED -> throw Engine.escaped(error, this).also { state = State.ENDED }
        State.ENDED -> null as T // as athrow() of a generator that has ended
        else -> ask(null, error)
      }
    }

  override fun close(): Awaitable<Void?> =
    SuspendCoroutine("AsyncGenerator.close") {
      checkIdle("close")
      closeBody()
      null
    }

  suspend fun closeBody() {
    if (state == State.CREATED) state = State.ENDED
    if (state == State.ENDED) return
    try {
      currentTask().hearingOnce { ask(null, GeneratorExit("$this is being closed")) }
    } catch (_: GeneratorExit) {
      return
    } catch (_: StopAsyncIterationException) {
      return
    }
    throw IllegalStateException(
      "async generator ignored GeneratorExit: $this emitted another element while it was closed"
    )
  }

  /**
   * The loop closes: runs what the suspended body has in its `finally` blocks, and ends it; nobody
   * asks for more.
   */
  fun unwind() {
    if (state != State.SUSPENDED) return
    state = State.ENDED
    val nobody = Continuation<Any?>(EmptyCoroutineContext) {}
    runCatching { fiber.callAgain(EmptyCoroutineContext, null, LoopClosing(), nobody) }
  }

  private fun checkIdle(call: String) =
    check(state != State.RUNNING) { Messages.generatorRuns(call, this) }

  /** Runs the body to its next element. */
  @Suppress("UNCHECKED_CAST")
  private suspend fun ask(sent: Any?, thrown: Throwable?): T {
    if (state == State.ENDED) throw StopAsyncIterationException("$this has no more elements")
    val task = currentTask()
    val starts = state == State.CREATED
    state = State.RUNNING
    scopes = task.scopes?.innermost
    try {
      val outcome =
        runBody(task) { if (starts) start(task, it) else fiber.callAgain(task, sent, thrown, it) }
      if (outcome === ENDED) throw StopAsyncIterationException("$this has no more elements")
      return outcome as T
    } catch (error: Throwable) {
      state = State.ENDED
      task.eventLoop.generators.remove(this)
      throw error
    }
  }

  private fun start(task: TaskImpl<*>, completion: Continuation<Any?>): Any? {
    task.eventLoop.generators.add(this)
    fiber = task.eventLoop.fibers.take()
    val whole = Body {
      try {
        body.run(this)
      } catch (end: StopAsyncIterationException) {
        throw Engine.escaped(end, this)
      }
      ENDED
    }
    return fiber.call(task, task.threadElements?.around(whole) ?: whole, completion)
  }

  /** Awaits of the body are those of Java code of [task], whatever code asked for the element. */
  private suspend fun runBody(task: TaskImpl<*>, run: (Continuation<Any?>) -> Any?): Any? {
    val outer = task.ownContext
    task.ownContext = task
    try {
      return suspendCoroutineUninterceptedOrReturn(run)
    } finally {
      task.ownContext = outer
    }
  }

  override fun emit(element: T): Any? {
    check(state == State.RUNNING && Fiber.current() === fiber) {
      "emit outside the body of its generator: $this; call it in the body itself, not in a task or callback"
    }
    check((fiber.loop as TaskLoop).currentTask?.scopes?.innermost === scopes) {
      "emit inside an open cancel scope: $this; end the scope first, or produce in a task of its own"
    }
    state = State.SUSPENDED
    try {
      return fiber.answer(element)
    } finally {
      state = State.RUNNING // also if the body could not be suspended
    }
  }

  override fun toString() = "<AsyncGenerator ${body.javaClass.name} ${state.name.lowercase()}>"

  private companion object {
    /** What the body answers when it returns. */
    val ENDED = Any()
  }
}

/**
 * The generators of a loop whose bodies have begun and not ended: closed when the loop is shut
 * down.
 */
internal class LiveGenerators(private val loop: TaskLoop) {
  private val live = LinkedHashSet<AsyncGenerator<*>>()

  val idle: Boolean
    get() = live.isEmpty()

  /** The loop closes, and nobody has called [shutdown]. */
  fun unwind() {
    live.filterIsInstance<AsyncGeneratorImpl<*>>().forEach { it.unwind() }
    live.clear()
  }

  fun add(generator: AsyncGenerator<*>) {
    live += generator
  }

  fun remove(generator: AsyncGenerator<*>) {
    live -= generator
  }

  /** Closes all of them at once; their errors go to the exception handler. */
  fun shutdown() =
    SuspendCoroutine<Void?>("shutdownAsyncGenerators") {
      val closing = ArrayList(live).map { it to ensureFuture(it.close(), loop) }
      if (closing.isNotEmpty()) Gather.outcomes(closing.map { it.second }).awaitInline()
      for ((generator, closed) in closing) {
        val error = closed.failure() ?: continue
        val message = "an error occurred during closing of asynchronous generator $generator"
        loop.callExceptionHandler(dev.asyncio4j.loop.ExceptionContext.of(message, error))
      }
      null
    }
}

internal inline val TaskLoop.generators: LiveGenerators
  get() = part(LiveGenerators::class.java)
