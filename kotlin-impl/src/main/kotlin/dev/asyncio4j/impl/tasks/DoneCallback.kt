package dev.asyncio4j.impl.tasks

import dev.asyncio4j.Future
import dev.asyncio4j.impl.loop.ContextImpl
import dev.asyncio4j.impl.loop.Ready
import dev.asyncio4j.impl.loop.Telling
import java.util.function.Consumer

/**
 * Receives the end of a future: a task that awaits it, a composition such as gather, a user's
 * callback.
 */
internal fun interface DoneCallback {
  /**
   * Queues the reaction, and runs nothing of it. Called once, inside the call that completed
   * [future].
   */
  fun futureDone(future: FutureImpl<*>)

  /** The futures that wait by way of this, for a look at who awaits whom; a task is its own. */
  val awaiters: List<FutureImpl<*>>
    get() = emptyList()

  /** The operation by which they wait; null for a plain await. */
  val by: String?
    get() = null
}

/** A reaction of the library itself, queued as one callback, without a context of its own. */
internal abstract class LibraryCallback : DoneCallback, Ready {
  /** The future, once it is done. */
  protected var ended: FutureImpl<*>? = null
    private set

  final override fun futureDone(future: FutureImpl<*>) {
    ended = future
    future.eventLoop.callSoon(this)
  }

  final override fun run() {
    val future = ended!!
    try {
      onDone(future)
    } catch (error: Throwable) {
      future.eventLoop.reportFailure("Exception in callback of $future", error, this)
    }
  }

  protected abstract fun onDone(future: FutureImpl<*>)
}

/** A user's callback, run in the context that was current when it was added. */
internal class ConsumerCallback<T>(
  val callback: Consumer<in Future<T>>,
  private val context: ContextImpl,
) : DoneCallback {

  @Suppress("UNCHECKED_CAST")
  override fun futureDone(future: FutureImpl<*>) {
    future.eventLoop.callSoonIn(context, Call(callback, future as FutureImpl<T>))
  }

  override fun toString(): String = callback.javaClass.name

  private class Call<T>(
    private val callback: Consumer<in Future<T>>,
    override val future: FutureImpl<T>,
  ) : Telling {
    override fun run() = callback.accept(future)

    override fun toString() = "${callback.javaClass.name}($future)"
  }
}

/** Queues [action] for when this future is done. */
internal fun FutureImpl<*>.whenDone(action: () -> Unit): DoneCallback {
  val callback =
    object : LibraryCallback() {
      override fun onDone(future: FutureImpl<*>) = action()
    }
  addCallback(callback)
  return callback
}

/** Queues [action] for when this future is done; [by] that, [waiters] wait for it. */
internal fun FutureImpl<*>.whenDone(
  by: String,
  waiters: () -> List<FutureImpl<*>>,
  action: () -> Unit,
): DoneCallback {
  val callback =
    object : LibraryCallback() {
      override val awaiters
        get() = waiters()

      override val by
        get() = by

      override fun onDone(future: FutureImpl<*>) = action()
    }
  addCallback(callback)
  return callback
}
