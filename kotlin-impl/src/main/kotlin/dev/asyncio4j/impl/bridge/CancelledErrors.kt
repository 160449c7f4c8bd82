package dev.asyncio4j.impl.bridge

import dev.asyncio4j.exceptions.CancelledError
import kotlinx.coroutines.CancellationException

/** Turns this into asyncio's cancellation: into the very object that it began as, if it did. */
internal fun CancellationException.toCancelledError(): CancelledError =
  ofAsyncio() ?: CancelledError(message).also { it.initCause(this) }

/** Returns asyncio's error that this began as. */
internal fun CancellationException.ofAsyncio(): CancelledError? =
  generateSequence<Throwable>(this) { it.cause }.firstNotNullOfOrNull { it as? CancelledError }

internal fun CancelledError.toCancellationException(): CancellationException =
  cause as? CancellationException
    ?: CancellationException(message ?: "the task was cancelled", this)
