package dev.asyncio4j.impl.bridge

import dev.asyncio4j.AsyncGenerator
import dev.asyncio4j.Awaitable
import dev.asyncio4j.exceptions.CancelledError
import dev.asyncio4j.exceptions.StopAsyncIterationException
import dev.asyncio4j.impl.iteration.GeneratorState
import dev.asyncio4j.impl.iteration.generators
import dev.asyncio4j.impl.tasks.FutureImpl
import dev.asyncio4j.impl.tasks.Messages
import dev.asyncio4j.impl.tasks.SuspendCoroutine
import dev.asyncio4j.impl.tasks.TaskImpl
import dev.asyncio4j.impl.tasks.TaskLoop
import dev.asyncio4j.impl.tasks.asImpl
import dev.asyncio4j.impl.tasks.awaitDone
import dev.asyncio4j.impl.tasks.whenDone
import dev.asyncio4j.spi.Engine
import kotlinx.coroutines.currentCoroutineContext
import kotlinx.coroutines.ensureActive
import kotlinx.coroutines.flow.Flow

/**
 * A flow that gives its elements one by one, on request: a task collects it, and waits in `emit`
 * until the next element is asked for.
 *
 * ```
 *             next()            emit(x)             next(), throwInto(e)
 *   CREATED ─────────▶ RUNNING ─────────▶ SUSPENDED ────────────────────▶ RUNNING
 *      │                  └── the flow has ended ──▶ ENDED ◀── close(): the task is cancelled ──┘
 *      └── close() ────────────────────────────────────▲
 * ```
 *
 * Invariant: [asked] is set exactly while it is RUNNING.
 */
internal class FlowGenerator<T>(private val flow: Flow<T>) : AsyncGenerator<T> {
  private var state = GeneratorState.CREATED
  private var task: TaskImpl<Unit>? = null

  /** The element that is asked for and awaited. */
  private var asked: Element? = null

  /** The future that `emit` waits for. */
  private var go: FutureImpl<Unit>? = null

  override fun next(): Awaitable<T> =
    SuspendCoroutine("Flow.next") { task ->
      ask("next", task.eventLoop) { it.setResult(Unit) }
    }

  override fun send(value: Any?): Awaitable<T> =
    SuspendCoroutine("Flow.send") { task ->
      require(value == null) {
        "a flow takes no values: send(null), or next(), asks $this for more"
      }
      ask("send", task.eventLoop) { it.setResult(Unit) }
    }

  @Suppress("UNCHECKED_CAST")
  override fun throwInto(error: Throwable): Awaitable<T> =
    SuspendCoroutine("Flow.throwInto") { task ->
      when (state) {
        GeneratorState.CREATED ->
          throw Engine.escaped(error, this).also { state = GeneratorState.ENDED }
        GeneratorState.ENDED -> null as T // as athrow() of a generator that has ended
        else -> ask("throwInto", task.eventLoop) { it.setException(error) }
      }
    }

  override fun close(): Awaitable<Void?> =
    SuspendCoroutine("Flow.close") {
      checkIdle("close")
      if (state == GeneratorState.CREATED) state = GeneratorState.ENDED
      if (state != GeneratorState.ENDED) {
        val collecting = task!!
        collecting.cancel("$this is being closed")
        endOf(collecting)
      }
      null
    }

  private suspend fun endOf(collecting: TaskImpl<*>) {
    val end = FutureImpl<Unit>(collecting.eventLoop)
    collecting.whenDone { if (!end.done()) end.setResult(Unit) }
    end.awaitDone()
    if (!collecting.cancelled()) collecting.failure()?.let { throw it }
  }

  /** Has the flow run to its next element; [goOn] ends its `emit`, if it waits there. */
  private suspend fun ask(call: String, loop: TaskLoop, goOn: (FutureImpl<Unit>) -> Unit): T {
    if (state == GeneratorState.ENDED)
      throw StopAsyncIterationException("$this has no more elements")
    checkIdle(call)
    val element = Element(loop)
    val starts = state == GeneratorState.CREATED
    state = GeneratorState.RUNNING
    asked = element
    if (starts) start() else go?.takeUnless { it.done() }?.let(goOn)
    return element.awaitDone()
  }

  private fun checkIdle(call: String) =
    check(state != GeneratorState.RUNNING) { Messages.generatorRuns(call, this) }

  private fun start() {
    val loop = TaskLoop.requireRunning()
    val collecting = loop.createTask(KotlinCoroutine<Unit>({ flow.collect { emit(it) } })).asImpl()
    task = collecting
    loop.generators.add(this)
    collecting.whenDone { end(collecting) }
  }

  private suspend fun emit(element: T) {
    currentCoroutineContext().ensureActive() // an asking task that was cancelled gets no element
    val waiting = FutureImpl<Unit>(task!!.eventLoop)
    go = waiting
    state = GeneratorState.SUSPENDED
    answer { it.give(element) }
    try {
      KotlinAwait.await(waiting)
    } finally {
      go = null
    }
  }

  private fun end(collecting: TaskImpl<Unit>) {
    state = GeneratorState.ENDED
    collecting.eventLoop.generators.remove(this)
    val error = if (collecting.cancelled()) collecting.newCancelledError() else collecting.failure()
    val raised = error?.let { Engine.escaped(it, this) }
    answer { it.endWith(raised ?: StopAsyncIterationException("$this has no more elements")) }
  }

  private inline fun answer(how: (Element) -> Unit) {
    val waiting = asked ?: return
    asked = null
    how(waiting)
  }

  /**
   * An element that is asked for. Cancelling it cancels the flow, and waits until that has ended.
   */
  private inner class Element(loop: TaskLoop) : FutureImpl<T>(loop) {
    override fun cancel(message: String?): Boolean = !done() && task!!.cancel(message)

    fun give(element: T) = finish(element)

    fun endWith(error: Throwable) = if (error is CancelledError) cancelledBy(error) else fail(error)
  }

  override fun toString() = "<AsyncGenerator ${flow.javaClass.name} $state>"
}
