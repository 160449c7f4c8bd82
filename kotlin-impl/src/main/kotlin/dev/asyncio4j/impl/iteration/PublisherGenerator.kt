package dev.asyncio4j.impl.iteration

import dev.asyncio4j.AsyncGenerator
import dev.asyncio4j.AsyncIterable
import dev.asyncio4j.Awaitable
import dev.asyncio4j.exceptions.StopAsyncIterationException
import dev.asyncio4j.impl.loop.Texts
import dev.asyncio4j.impl.loop.inTurn
import dev.asyncio4j.impl.tasks.Messages
import dev.asyncio4j.impl.tasks.Signal
import dev.asyncio4j.impl.tasks.SuspendCoroutine
import dev.asyncio4j.impl.tasks.TaskLoop
import dev.asyncio4j.impl.tasks.release
import dev.asyncio4j.spi.Engine
import java.util.concurrent.ConcurrentLinkedQueue
import java.util.concurrent.Flow

/**
 * The elements of a publisher; one made of an async iterable of the same loop comes back as that
 * iterable.
 */
internal class PublisherIterable<T>(val publisher: Flow.Publisher<out T>) : AsyncIterable<T> {
  override fun iterator() = PublisherGenerator(publisher)

  override fun toString() = "AsyncIterable view of ${Texts.of(publisher)}"
}

/**
 * A subscription, as an iterator: each element that is asked for is requested then, and none
 * before.
 *
 * ```
 *            next()              onNext                  next()
 *   CREATED ───────▶ RUNNING ──────────────▶ SUSPENDED ─────────▶ RUNNING
 *      │                └─ onError, onComplete ─▶ ENDED ◀─ close() ─┘
 *      └── close() ──────────────────────────────▲
 * ```
 *
 * Signals come from any thread, one after the other; they take effect on the loop's turn, in their
 * order. A task that is cancelled while it waits leaves the request standing: the element is for
 * the next one.
 */
internal class PublisherGenerator<T>(private val publisher: Flow.Publisher<out T>) :
  AsyncGenerator<T>, Flow.Subscriber<T> {
  private lateinit var loop: TaskLoop
  private val signals = ConcurrentLinkedQueue<() -> Unit>()

  private var state = GeneratorState.CREATED
  private var subscription: Flow.Subscription? = null
  private var error: Throwable? = null

  /** True while a requested element has not come; the loop counts it as outside work. */
  private var requested = false
  private val arrived = ArrayDeque<T>()

  /** Wakes the code that has asked for an element; null before the first. */
  private var arrival: Signal? = null

  override fun next(): Awaitable<T> =
    SuspendCoroutine("AsyncIterator.next") { task ->
      checkIdle("next")
      if (state == GeneratorState.CREATED) subscribe(task.eventLoop)
      while (lacksElement) {
        if (!requested) request()
        if (lacksElement) awaitSignal()
      }
      arrived.removeFirstOrNull() ?: throw endOfElements()
    }

  private val lacksElement: Boolean
    get() = arrived.isEmpty() && state != GeneratorState.ENDED

  override fun send(value: Any?): Awaitable<T> {
    require(value == null) {
      "a publisher takes no values: send(null), or next(), asks $this for more"
    }
    return next()
  }

  @Suppress("UNCHECKED_CAST")
  override fun throwInto(error: Throwable): Awaitable<T> =
    SuspendCoroutine("AsyncIterator.throwInto") {
      checkIdle("throwInto")
      if (state == GeneratorState.ENDED)
        return@SuspendCoroutine null as T // as athrow() of a generator that has ended
      cancel()
      throw Engine.escaped(error, this)
    }

  override fun close(): Awaitable<Void?> =
    SuspendCoroutine("AsyncIterator.close") {
      checkIdle("close")
      cancel()
      null
    }

  private fun checkIdle(call: String) =
    check(arrival?.isInUse != true) { Messages.generatorRuns(call, this) }

  private fun endOfElements(): Throwable =
    error?.let { Engine.escaped(it, this) }?.also { error = null }
      ?: StopAsyncIterationException("$this has no more elements")

  private fun subscribe(loop: TaskLoop) {
    this.loop = loop
    arrival = Signal(loop)
    state = GeneratorState.SUSPENDED
    loop.generators.add(this)
    orEnd { publisher.subscribe(this) }
  }

  /** Calls code of the publisher's; one that fails has no more elements. */
  private inline fun orEnd(call: () -> Unit) {
    try {
      call()
    } catch (error: Throwable) {
      cancel()
      throw error
    }
  }

  private fun request() {
    requested = true
    loop.outsideWork.incrementAndGet()
    orEnd { subscription?.request(1) }
  }

  private fun answered() {
    if (!requested) return
    requested = false
    loop.outsideWork.decrementAndGet()
  }

  private suspend fun awaitSignal() {
    state = GeneratorState.RUNNING
    try {
      arrival!!.await()
    } finally {
      if (state == GeneratorState.RUNNING) state = GeneratorState.SUSPENDED
    }
  }

  private fun cancel() {
    if (state != GeneratorState.ENDED) end(null)
    arrived.clear()
    error = null
    subscription?.cancel()
  }

  private fun end(error: Throwable?) {
    val subscribed = state != GeneratorState.CREATED
    state = GeneratorState.ENDED
    this.error = error
    if (!subscribed) return
    answered()
    loop.generators.remove(this)
  }

  // -- signals --

  override fun onSubscribe(subscription: Flow.Subscription) = onTurn {
    if (this.subscription != null) return@onTurn subscription.cancel() // the first one stays
    this.subscription = subscription
    if (state == GeneratorState.ENDED) subscription.cancel()
    else if (requested) subscription.request(1)
  }

  override fun onNext(item: T) {
    requireNotNullSignal(item)
    onTurn {
      if (state == GeneratorState.ENDED) return@onTurn
      answered()
      arrived += item
    }
  }

  override fun onError(throwable: Throwable) = onTurn {
    if (state != GeneratorState.ENDED) end(throwable)
  }

  override fun onComplete() = onTurn { if (state != GeneratorState.ENDED) end(null) }

  private fun requireNotNullSignal(item: T) {
    if (item == null) throw NullPointerException("onNext(null): a publisher gives no null elements")
  }

  /**
   * Runs [effect] on the loop's turn, through one queue, so that a signal on the loop's thread does
   * not overtake one from another.
   */
  private fun onTurn(effect: () -> Unit) {
    signals += effect
    loop.inTurn {
      while (true) (signals.poll() ?: break)()
      arrival?.release()
    }
  }

  override fun toString() = "<AsyncGenerator of ${Texts.of(publisher)} $state>"
}
