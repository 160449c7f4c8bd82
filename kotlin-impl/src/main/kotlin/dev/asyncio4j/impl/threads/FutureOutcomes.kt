package dev.asyncio4j.impl.threads

import java.lang.invoke.MethodHandle
import java.lang.invoke.MethodHandles
import java.lang.invoke.MethodType
import java.util.concurrent.CompletableFuture
import java.util.concurrent.CompletionException
import java.util.concurrent.ExecutionException
import java.util.concurrent.Future

/**
 * Waits for [future] and returns its outcome.
 *
 * Its `get` wraps an error in one whose text is that of the error, so it throws what the error's
 * `toString` throws. The error itself is to be had all the same, but not from every future of
 * JDK 17.
 */
internal fun outcomeOf(future: Future<*>): Result<Any?> {
  val outcome = runCatching { uninterruptibly(future::get) }
  val thrown = outcome.exceptionOrNull()
  if (thrown == null || thrown is ExecutionException) return outcome
  return Result.failure(errorOf(future) ?: thrown)
}

private fun errorOf(future: Future<*>): Throwable? =
  if (future is ToldFuture<*>) future.failure
  else runCatching { Newer.exceptionNow?.invoke(future) as Throwable? }.getOrNull()

/** Methods newer than JDK 17; found when they are wanted, as that takes time and stack. */
private object Newer {
  val exceptionNow: MethodHandle? =
    try {
      val type = MethodType.methodType(Throwable::class.java)
      MethodHandles.publicLookup().findVirtual(Future::class.java, "exceptionNow", type)
    } catch (_: NoSuchMethodException) {
      null
    }
}

/** Returns the error of [stage], which has failed. */
internal fun failureOf(stage: CompletableFuture<*>): Throwable {
  var failure: Throwable? = null
  stage.handle { _, error -> failure = error }
  return unwrapped(failure!!)
}

/** Unwraps an error: stages wrap what their callbacks threw, once. */
internal fun unwrapped(error: Throwable): Throwable =
  if (error is CompletionException) error.cause ?: error else error
