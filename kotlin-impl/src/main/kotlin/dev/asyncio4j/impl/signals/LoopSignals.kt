package dev.asyncio4j.impl.signals

import dev.asyncio4j.Coroutine
import dev.asyncio4j.exceptions.StopAsyncIterationException
import dev.asyncio4j.impl.loop.HandleImpl
import dev.asyncio4j.impl.tasks.FutureImpl
import dev.asyncio4j.impl.tasks.HomeLoop
import dev.asyncio4j.impl.tasks.SuspendCoroutine
import dev.asyncio4j.impl.tasks.TaskLoop
import dev.asyncio4j.impl.tasks.awaitDone
import dev.asyncio4j.impl.tasks.release
import dev.asyncio4j.loop.SignalHandling
import dev.asyncio4j.loop.SignalWatch

/** One listener of one loop: its callback runs in the loop. The loop's close ends it. */
internal class SignalListener(
  private val loop: TaskLoop,
  private val name: String,
  private val callback: Runnable,
) : AutoCloseable {
  private val context = loop.newContext()
  private val arrived = { if (!loop.closed) loop.callForeign(HandleImpl(loop, callback, context)) }

  init {
    loop.checkOpen()
    SignalRegistry.add(name, arrived)
    loop.resources += this
  }

  override fun close() {
    SignalRegistry.remove(name, arrived)
    loop.resources -= this
  }
}

/** `add_signal_handler`: one for each signal of a loop. */
internal class LoopSignals(private val home: HomeLoop) : SignalHandling {
  private val loop
    get() = home.loop

  private val handlers = HashMap<String, SignalListener>()

  override fun addSignalHandler(name: String, callback: Runnable) {
    val signal = SignalRegistry.requireName(name)
    handlers.put(signal, SignalListener(loop, signal, callback))?.close()
  }

  override fun removeSignalHandler(name: String): Boolean {
    val handler = handlers.remove(SignalRegistry.requireName(name)) ?: return false
    handler.close()
    return !loop.closed
  }
}

/** Signals as an iterator: each is kept, once, until it is taken. */
internal class SignalWatchImpl(private val loop: TaskLoop, names: List<String>) : SignalWatch {
  private val pending = LinkedHashSet<String>()
  private val listeners = ArrayList<SignalListener>()
  private var waiter: FutureImpl<Unit>? = null
  private var closed = false

  init {
    try {
      for (name in names.map(SignalRegistry::requireName)) {
        listeners += SignalListener(loop, name) { arrived(name) }
      }
    } catch (error: Throwable) {
      close()
      throw error
    }
  }

  private fun arrived(name: String) {
    pending += name
    waiter?.release()
  }

  override fun next(): Coroutine<String> =
    SuspendCoroutine("SignalWatch.next") {
      check(waiter == null) { "next() called while another coroutine waits for a signal of $this" }
      while (pending.isEmpty() && !closed) awaitArrival()
      val name = pending.firstOrNull() ?: throw StopAsyncIterationException("$this is closed")
      pending -= name
      name
    }

  private suspend fun awaitArrival() {
    val future = FutureImpl<Unit>(loop).also { waiter = it }
    loop.outsideWork.incrementAndGet() // virtual time waits for a signal, too
    try {
      future.awaitDone()
    } finally {
      loop.outsideWork.decrementAndGet()
      waiter = null
    }
  }

  override fun close() {
    closed = true
    listeners.forEach(SignalListener::close)
    waiter?.release()
  }
}
