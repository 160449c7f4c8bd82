package dev.asyncio4j.impl.sync

import dev.asyncio4j.Body
import dev.asyncio4j.Coroutine
import dev.asyncio4j.VoidBody
import dev.asyncio4j.impl.tasks.JavaAwait
import dev.asyncio4j.impl.tasks.QuickCoroutine
import dev.asyncio4j.sync.Lockable

/**
 * What locks, conditions and semaphores share: `acquire` as a coroutine, and the scope around a
 * Java body.
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

    override val plain: Boolean
      get() = true

    override fun description() = "acquire"
  }

  override fun <T> with(body: Body<T>): T {
    JavaAwait.await(acquire())
    try {
      return body.run()
    } finally {
      release()
    }
  }

  override fun with(body: VoidBody) = with<Unit> { body.run() }
}

/** `async with` inside the engine. */
internal suspend inline fun <T> LockableImpl.holding(block: () -> T): T {
  acquireNow()
  try {
    return block()
  } finally {
    release()
  }
}
