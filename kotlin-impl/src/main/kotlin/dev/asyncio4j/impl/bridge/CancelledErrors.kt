package dev.asyncio4j.impl.bridge

import dev.asyncio4j.exceptions.CancelledError
import kotlinx.coroutines.CancellationException

/**
 * The error that began as asyncio's comes back as the same object; one of Kotlin's own becomes
 * asyncio's.
 */
internal fun CancellationException.toCancelledError(): CancelledError =
  ofAsyncio() ?: CancelledError(message).also { it.initCause(this) }

/** The error of asyncio that this began as. */
internal fun CancellationException.ofAsyncio(): CancelledError? =
  generateSequence<Throwable>(this) { it.cause }.firstNotNullOfOrNull { it as? CancelledError }

internal fun CancelledError.toCancellationException(): CancellationException =
  cause as? CancellationException
    ?: CancellationException(message ?: "the task was cancelled", this)
