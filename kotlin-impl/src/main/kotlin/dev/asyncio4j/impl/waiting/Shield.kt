package dev.asyncio4j.impl.waiting

import dev.asyncio4j.Awaitable
import dev.asyncio4j.Future
import dev.asyncio4j.impl.tasks.DoneCallback
import dev.asyncio4j.impl.tasks.FutureImpl
import dev.asyncio4j.impl.tasks.LibraryCallback
import dev.asyncio4j.impl.tasks.TaskLoop
import dev.asyncio4j.impl.tasks.ensureFuture

/** `shield`: cancelling the future it gives leaves [what] alone. */
internal fun <T> shield(what: Awaitable<T>): Future<T> {
  val inner = ensureFuture(what, null)
  if (inner.done()) return inner
  val outer = ShieldingFuture<T>(inner.eventLoop)
  val innerDone = InnerDone(outer)
  inner.addCallback(innerDone)
  outer.addCallback(OuterDone(inner, innerDone))
  return outer
}

/** The future of a shield: a class of its own, so that a look at its waiter can name it. */
private class ShieldingFuture<T>(loop: TaskLoop) : FutureImpl<T>(loop)

private class InnerDone<T>(private val outer: FutureImpl<T>) : LibraryCallback() {
  override val awaiters
    get() = listOf(outer)

  override val by
    get() = "shield"

  override fun onDone(future: FutureImpl<*>) {
    if (outer.done()) return future.retrieved()
    if (future.cancelled()) {
      outer.cancel()
      return
    }
    val error = future.failure()
    @Suppress("UNCHECKED_CAST")
    if (error != null) outer.setException(error) else outer.setResult(future.result() as T)
  }
}

private class OuterDone(private val inner: FutureImpl<*>, private val innerDone: DoneCallback) :
  LibraryCallback() {
  override fun onDone(future: FutureImpl<*>) {
    if (inner.done()) return
    inner.removeCallback(innerDone)
    inner.addCallback(NameFailure)
  }
}

/**
 * Names the shielded work in the report of an error that is never read, as no code waits for it any
 * more.
 */
private object NameFailure : DoneCallback {
  override fun futureDone(future: FutureImpl<*>) = future.unretrievedInShield()
}
