package dev.asyncio4j.kotlin

import dev.asyncio4j.Asyncio
import dev.asyncio4j.Awaitable
import dev.asyncio4j.Timeout
import dev.asyncio4j.impl.bridge.JavaSuspending
import dev.asyncio4j.impl.bridge.KotlinAwait
import dev.asyncio4j.loop.EventLoop
import dev.asyncio4j.loop.TimerHandle
import kotlin.time.Duration
import kotlin.time.toJavaDuration
import kotlin.time.toKotlinDuration
import kotlinx.coroutines.CoroutineDispatcher

/**
 * This loop as a dispatcher: what it dispatches are entries of the loop's own queue; `delay`,
 * `withTimeout` and `onTimeout` use the loop's clock, virtual time included. One loop has one
 * dispatcher. From any thread.
 *
 * ```
 * withContext(loop.asCoroutineDispatcher()) { delay(1.seconds) }
 * ```
 */
@JvmSynthetic
public fun EventLoop.asCoroutineDispatcher(): CoroutineDispatcher = JavaSuspending.dispatcher(this)

/**
 * Waits for [duration] on the loop's clock: `Asyncio.sleep` of a Kotlin duration, awaited. Zero or
 * less lets everything that is ready run once.
 *
 * *Python:* `asyncio.sleep`; kotlinx's `delay` counts whole milliseconds, this one nanoseconds.
 */
@JvmSynthetic
public suspend fun sleep(duration: Duration) {
  KotlinAwait.await(Asyncio.sleep(duration.toJavaDuration()))
}

/**
 * Awaits this, for [timeout] at the most.
 *
 * *Python:* `asyncio.wait_for`.
 *
 * **Cancellation:** what is awaited is cancelled when the time has passed, and its end is waited
 * for; the caller's Job stays active.
 *
 * @throws dev.asyncio4j.exceptions.AsyncTimeoutException if the time has passed
 */
@JvmSynthetic
public suspend fun <T> Awaitable<T>.await(timeout: Duration): T =
  KotlinAwait.await(Asyncio.waitFor(this, timeout.toJavaDuration()))

/** `callLater` with a delay of Kotlin's. */
@JvmSynthetic
public fun EventLoop.callLater(delay: Duration, callback: () -> Unit): TimerHandle =
  callLater(delay.toJavaDuration(), callback)

/** The loop's time, `time()`, as a duration of Kotlin's. */
@JvmSynthetic public fun EventLoop.now(): Duration = time().toKotlinDuration()

/** Moves the deadline to [deadline] in the time of `now()`. */
@JvmSynthetic
public fun Timeout.reschedule(deadline: Duration): Unit = reschedule(deadline.toJavaDuration())
