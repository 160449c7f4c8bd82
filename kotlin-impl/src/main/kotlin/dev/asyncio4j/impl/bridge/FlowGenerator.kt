package dev.asyncio4j.impl.bridge

import dev.asyncio4j.AsyncGenerator
import dev.asyncio4j.Awaitable
import dev.asyncio4j.exceptions.CancelledError
import dev.asyncio4j.exceptions.StopAsyncIterationException
import dev.asyncio4j.impl.iteration.generators
import dev.asyncio4j.impl.tasks.FutureImpl
import dev.asyncio4j.impl.tasks.Messages
import dev.asyncio4j.impl.tasks.SuspendCoroutine
import dev.asyncio4j.impl.tasks.TaskImpl
import dev.asyncio4j.impl.tasks.TaskLoop
import dev.asyncio4j.impl.tasks.asImpl
import dev.asyncio4j.impl.tasks.awaitDone
import dev.asyncio4j.impl.tasks.currentTask
import dev.asyncio4j.impl.tasks.whenDone
import dev.asyncio4j.spi.Engine
import kotlinx.coroutines.currentCoroutineContext
import kotlinx.coroutines.ensureActive
import kotlinx.coroutines.flow.Flow

/**
 * A flow that gives its elements one by one, to whoever asks: a task collects it, and waits in
 * `emit` until the next element is asked for.
 *
 * ```
 *             next()               emit(x)           next(), throwInto(e)
 *   CREATED ─────────▶ COLLECTING ─────────▶ HOLDING ────────────────────▶ COLLECTING
 *      │                    └── the flow has ended ──▶ ENDED ◀── close(): the task is cancelled ──┘
 *      └── close() ──────────────────────────────────────▲
 * ```
 *
 * Invariant: [asked] is set exactly while it collects, [go] exactly while it holds.
 */
internal class FlowGenerator<T>(private val flow: Flow<T>) : AsyncGenerator<T> {
  private var task: TaskImpl<Unit>? = null
  private var ended = false

  /** The element that somebody waits for. */
  private var asked: Element? = null

  /** What `emit` waits for. */
  private var go: FutureImpl<Unit>? = null

  override fun next(): Awaitable<T> =
    SuspendCoroutine("Flow.next") {
      ask("next") { go?.setResult(Unit) ?: start() }
    }

  override fun send(value: Any?): Awaitable<T> =
    SuspendCoroutine("Flow.send") {
      require(value == null) {
        "a flow takes no values: send(null), or next(), asks $this for more"
      }
      ask("send") { go?.setResult(Unit) ?: start() }
    }

  @Suppress("UNCHECKED_CAST")
  override fun throwInto(error: Throwable): Awaitable<T> =
    SuspendCoroutine("Flow.throwInto") {
      if (ended) return@SuspendCoroutine null as T // as athrow() of a generator that has ended
      if (task == null) throw Engine.escaped(error, this).also { ended = true }
      ask("throwInto") { go!!.setException(error) }
    }

  override fun close(): Awaitable<Void?> =
    SuspendCoroutine("Flow.close") {
      checkIdle("close")
      val collecting = task
      if (collecting == null || ended) {
        ended = true
      } else {
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

  private suspend fun ask(call: String, proceed: () -> Unit): T {
    if (ended) throw StopAsyncIterationException("$this has no more elements")
    checkIdle(call)
    val element = Element(currentTask().eventLoop)
    asked = element
    proceed()
    return element.awaitDone()
  }

  private fun checkIdle(call: String) = check(asked == null) { Messages.generatorRuns(call, this) }

  private fun start() {
    val loop = TaskLoop.requireRunning()
    val collecting = loop.createTask(KotlinCoroutine<Unit>({ flow.collect { emit(it) } })).asImpl()
    task = collecting
    loop.generators.add(this)
    collecting.whenDone { end(collecting) }
  }

  private suspend fun emit(element: T) {
    currentCoroutineContext().ensureActive() // who has asked, and was cancelled, gets no element
    val waiting = FutureImpl<Unit>(task!!.eventLoop)
    go = waiting
    answer { it.give(element) }
    try {
      KotlinAwait.await(waiting)
    } finally {
      go = null
    }
  }

  private fun end(collecting: TaskImpl<Unit>) {
    ended = true
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

  /** Cancelling who waits for an element cancels the flow, and waits until it has ended. */
  private inner class Element(loop: TaskLoop) : FutureImpl<T>(loop) {
    override fun cancel(message: String?): Boolean = !done() && task!!.cancel(message)

    fun give(element: T) = finish(element)

    fun endWith(error: Throwable) = if (error is CancelledError) cancelledBy(error) else fail(error)
  }

  override fun toString(): String {
    val state =
      if (ended) "ended"
      else if (asked != null) "running" else if (go != null) "suspended" else "created"
    return "<AsyncGenerator ${flow.javaClass.name} $state>"
  }
}
