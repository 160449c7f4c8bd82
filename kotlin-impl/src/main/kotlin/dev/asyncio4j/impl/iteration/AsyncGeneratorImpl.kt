package dev.asyncio4j.impl.iteration

import dev.asyncio4j.AsyncGenerator
import dev.asyncio4j.Awaitable
import dev.asyncio4j.Body
import dev.asyncio4j.exceptions.GeneratorExit
import dev.asyncio4j.exceptions.StopAsyncIterationException
import dev.asyncio4j.impl.fibers.Fiber
import dev.asyncio4j.impl.tasks.LoopClosing
import dev.asyncio4j.impl.tasks.Messages
import dev.asyncio4j.impl.tasks.SuspendCoroutine
import dev.asyncio4j.impl.tasks.TaskImpl
import dev.asyncio4j.impl.tasks.TaskLoop
import dev.asyncio4j.impl.tasks.awaitInline
import dev.asyncio4j.impl.tasks.ensureFuture
import dev.asyncio4j.impl.tasks.hearingOnce
import dev.asyncio4j.impl.tasks.inDirectStyle
import dev.asyncio4j.impl.tasks.report
import dev.asyncio4j.impl.waiting.Gather
import dev.asyncio4j.lowlevel.CancelScopes
import dev.asyncio4j.spi.Engine
import kotlin.coroutines.Continuation
import kotlin.coroutines.EmptyCoroutineContext
import kotlin.coroutines.intrinsics.suspendCoroutineUninterceptedOrReturn

/**
 * A body on a fiber of its own that emits elements on request.
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
  private var state = GeneratorState.CREATED
  private lateinit var fiber: Fiber

  /** The scopes of the task that asked: the body must be out of its own ones when it yields. */
  private var scopes: CancelScopes? = null

  override fun next(): Awaitable<T> =
    SuspendCoroutine("AsyncGenerator.next") { task ->
      checkIdle("next")
      ask(task, null, null)
    }

  override fun send(value: Any?): Awaitable<T> =
    SuspendCoroutine("AsyncGenerator.send") { task ->
      checkIdle("send")
      require(state != GeneratorState.CREATED || value == null) {
        "can't send non-None value to a just-started async generator: $this; send null, or call next() first"
      }
      ask(task, value, null)
    }

  @Suppress("UNCHECKED_CAST")
  override fun throwInto(error: Throwable): Awaitable<T> =
    SuspendCoroutine("AsyncGenerator.throwInto") { task ->
      checkIdle("throwInto")
      when (state) {
        GeneratorState.CREATED ->
          throw Engine.escaped(error, this).also { state = GeneratorState.ENDED }
        GeneratorState.ENDED -> null as T // as athrow() of a generator that has ended
        else -> ask(task, null, error)
      }
    }

  override fun close(): Awaitable<Void?> =
    SuspendCoroutine("AsyncGenerator.close") { task ->
      checkIdle("close")
      closeBody(task)
      null
    }

  private suspend fun closeBody(task: TaskImpl<*>) {
    if (state == GeneratorState.CREATED) state = GeneratorState.ENDED
    if (state == GeneratorState.ENDED) return
    try {
      task.hearingOnce { ask(task, null, GeneratorExit("$this is being closed")) }
      scopes = task.cancellation?.scopes?.innermost
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
   * Runs the `finally` blocks of the suspended body, and ends it, when the loop closes: no code
   * asks for more.
   */
  fun unwind() {
    if (state != GeneratorState.SUSPENDED) return
    state = GeneratorState.ENDED
    val nobody = Continuation<Any?>(EmptyCoroutineContext) {}
    runCatching { fiber.resumeAfterYield(EmptyCoroutineContext, null, LoopClosing(), nobody) }
  }

  private fun checkIdle(call: String) =
    check(state != GeneratorState.RUNNING) { Messages.generatorRuns(call, this) }

  /** Runs the body to its next element. */
  @Suppress("UNCHECKED_CAST")
  private suspend fun ask(task: TaskImpl<*>, sent: Any?, thrown: Throwable?): T {
    if (state == GeneratorState.ENDED)
      throw StopAsyncIterationException("$this has no more elements")
    val starts = state == GeneratorState.CREATED
    state = GeneratorState.RUNNING
    scopes = task.cancellation?.scopes?.innermost
    try {
      val outcome = task.inDirectStyle {
        suspendCoroutineUninterceptedOrReturn<Any?> {
          if (starts) start(task, it) else fiber.resumeAfterYield(task, sent, thrown, it)
        }
      }
      if (outcome === ENDED) throw StopAsyncIterationException("$this has no more elements")
      return outcome as T
    } catch (error: Throwable) {
      state = GeneratorState.ENDED
      task.eventLoop.generators.remove(this)
      throw error
    }
  }

  private fun start(task: TaskImpl<*>, completion: Continuation<Any?>): Any? {
    task.eventLoop.generators.add(this)
    fiber = task.eventLoop.fibers.take()
    val whole = Body {
      try {
        body.accept(this)
      } catch (end: StopAsyncIterationException) {
        throw Engine.escaped(end, this)
      }
      ENDED
    }
    return fiber.call(task, task.frame?.elements?.around(whole) ?: whole, completion)
  }

  override fun emit(element: T): Any? {
    check(state == GeneratorState.RUNNING && Fiber.current() === fiber) {
      "emit outside the body of its generator: $this; call it in the body itself, not in a task or callback"
    }
    check((fiber.loop as TaskLoop).currentTask?.cancellation?.scopes?.innermost === scopes) {
      "emit inside an open cancel scope: $this; end the scope first, or produce in a task of its own"
    }
    state = GeneratorState.SUSPENDED
    try {
      return fiber.yieldValue(element)
    } finally {
      state = GeneratorState.RUNNING // also if the body could not be suspended
    }
  }

  override fun toString() = "<AsyncGenerator ${body.javaClass.name} $state>"

  private companion object {
    /** The answer of the body when it returns. */
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

  fun begun(): List<AsyncGenerator<*>> = live.toList()

  /** Unwinds them when the loop closes and [shutdown] was not called. */
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
  suspend fun shutdown() {
    val closing = ArrayList(live).map { it to ensureFuture(it.close(), loop) }
    if (closing.isNotEmpty()) Gather.outcomes(closing.map { it.second }).awaitInline()
    for ((generator, closed) in closing) {
      val error = closed.failure() ?: continue
      val message = "an error occurred during closing of asynchronous generator $generator"
      loop.report(message, error)
    }
  }
}

internal inline val TaskLoop.generators: LiveGenerators
  get() = part(LiveGenerators::class.java)
