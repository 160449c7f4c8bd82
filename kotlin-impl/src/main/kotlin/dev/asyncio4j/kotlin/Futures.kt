package dev.asyncio4j.kotlin

import dev.asyncio4j.Future
import dev.asyncio4j.Task
import dev.asyncio4j.impl.bridge.JavaSuspending
import dev.asyncio4j.impl.bridge.futureOf
import kotlinx.coroutines.Deferred
import kotlinx.coroutines.Job

/**
 * This future as Kotlin's `Deferred`: the same work, seen by Kotlin's contract, and not a copy. A
 * pending future has one view, and `asFuture()` of it is the future itself. From any thread.
 *
 * **Cancellation:** cancelling the `Deferred`, by a child of it that fails too, cancels the future;
 * `join()` waits until that has ended. A task that swallows its cancellation keeps its value, and
 * its cancelled `Deferred` has none.
 *
 * ```
 * val row: Deferred<String> = javaService.load(id).asDeferred()
 * select { row.onAwait { it }; onTimeout(100.milliseconds) { "too late" } }
 * ```
 */
@JvmSynthetic public fun <T> Future<T>.asDeferred(): Deferred<T> = JavaSuspending.deferred(this)

/** This task as Kotlin's `Deferred`: `Future.asDeferred()`; cancelling it is `Task.cancel()`. */
@JvmSynthetic public fun <T> Task<T>.asDeferred(): Deferred<T> = JavaSuspending.deferred(this)

/**
 * This `Deferred`, started if it is lazy, as a future of the running loop: for Java's `await`, for
 * `gather`, for `wait`.
 *
 * **Cancellation:** cancelling the future, or who awaits it, cancels the `Deferred`; the future
 * ends when that has ended, its clean-up included. `shield` around it keeps it alive.
 *
 * ```
 * val both = Asyncio.gather(async { load(id) }.asFuture(), javaTask).await()
 * ```
 *
 * @throws dev.asyncio4j.exceptions.NoRunningLoopException if no loop runs in this thread
 */
@JvmSynthetic public fun <T> Deferred<T>.asFuture(): Future<T> = futureOf(this)

/**
 * This Job, started if it is lazy, as a future of the running loop, without a value.
 *
 * **Cancellation:** as for `Deferred.asFuture()`.
 *
 * ```
 * val saved: Future<Void?> = launch { save(row) }.asFuture()
 * ```
 *
 * @throws dev.asyncio4j.exceptions.NoRunningLoopException if no loop runs in this thread
 */
@JvmSynthetic public fun Job.asFuture(): Future<Void?> = futureOf(this)
