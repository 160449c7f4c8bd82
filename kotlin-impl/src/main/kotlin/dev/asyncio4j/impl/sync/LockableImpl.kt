package dev.asyncio4j.impl.sync

import dev.asyncio4j.Body
import dev.asyncio4j.Coroutine
import dev.asyncio4j.VoidBody
import dev.asyncio4j.impl.tasks.JavaAwait
import dev.asyncio4j.impl.tasks.QuickCoroutine
import dev.asyncio4j.sync.Lockable

/**
 * The common part of locks, conditions and semaphores: `acquire` as a coroutine, and the scope
 * around a Java body.
 */
internal abstract class LockableImpl : Lockable {
  /** Acquires it if that takes no waiting. */
  abstract fun tryAcquire(): Boolean

  abstract suspend fun acquireNow()

  override fun acquire(): Coroutine<Boolean> = Acquire(this)

  private class Acquire(private val lockable: LockableImpl) : QuickCoroutine<Boolean>() {
    override fun now(): Any = if (lockable.tryAcquire()) true else NOT_NOW

    override fun later() = suspend {
      lockable.acquireNow()
      true
    }

    override val callsNoUserCode: Boolean
      get() = true

    override fun description() = "acquire"
  }

  override fun <T> with(body: Body<T>): T {
    JavaAwait.await(acquire())
    return releasing { body.run() }
  }

  override fun with(body: VoidBody) = with<Unit> { body.run() }
}

/** `async with` inside the engine. */
internal suspend inline fun <T> LockableImpl.holding(block: () -> T): T {
  acquireNow()
  return releasing(block)
}

/**
 * Releases after [block]. As in Python the error of a release that fails comes first; that of the
 * block goes with it.
 */
internal inline fun <T> Lockable.releasing(block: () -> T): T {
  val result =
    try {
      block()
    } catch (error: Throwable) {
      try {
        release()
      } catch (late: Throwable) {
        late.addSuppressed(error)
        throw late
      }
      throw error
    }
  release()
  return result
}
