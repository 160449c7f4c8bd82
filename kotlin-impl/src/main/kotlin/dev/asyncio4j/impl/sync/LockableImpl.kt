package dev.asyncio4j.impl.sync

import dev.asyncio4j.Body
import dev.asyncio4j.Coroutine
import dev.asyncio4j.VoidBody
import dev.asyncio4j.impl.tasks.JavaAwait
import dev.asyncio4j.impl.tasks.SuspendCoroutine
import dev.asyncio4j.sync.Lockable

/**
 * The common part of locks, conditions and semaphores: `acquire` as a coroutine, and the scope
 * around a Java body.
 */
internal abstract class LockableImpl : Lockable {
  abstract suspend fun acquireNow()

  override fun acquire(): Coroutine<Boolean> =
    SuspendCoroutine("acquire", callsNoUserCode = true) {
      acquireNow()
      true
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
