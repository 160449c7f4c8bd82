package dev.asyncio4j.kotlin

import dev.asyncio4j.sync.Lockable
import dev.asyncio4j.sync.Semaphore

/**
 * Acquires this lock, condition or semaphore, runs [block] inline and releases, however the block
 * ends. For coroutines of the loop that the lock is used in.
 *
 * *Python:* `async with lock`.
 *
 * **Cancellation:** while it waits, the coroutine leaves the queue and has acquired nothing; in the
 * block, it is released and the cancellation goes on.
 *
 * ```
 * lock.withLock { balance += amount().await() }
 * ```
 */
@JvmSynthetic
public suspend inline fun <T> Lockable.withLock(block: () -> T): T {
  acquire().await()
  try {
    return block()
  } finally {
    release()
  }
}

/**
 * [withLock] by the name that kotlinx has for semaphores: `semaphore.withPermit { fetch(url) }`.
 *
 * *Python:* `async with semaphore`.
 *
 * **Cancellation:** as [withLock].
 */
@JvmSynthetic
public suspend inline fun <T> Semaphore.withPermit(block: () -> T): T = withLock(block)
