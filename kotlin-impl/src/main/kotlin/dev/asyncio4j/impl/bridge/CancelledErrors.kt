package dev.asyncio4j.impl.bridge

import dev.asyncio4j.exceptions.CancelledError
import dev.asyncio4j.impl.loop.Texts
import dev.asyncio4j.impl.loop.withCauses
import kotlinx.coroutines.CancellationException

/** Turns this into asyncio's cancellation: into the very object that it began as, if it did. */
internal fun CancellationException.toCancelledError(): CancelledError =
  ofAsyncio() ?: CancelledError(Texts.messageOf(this)).also { it.initCause(this) }

/** Returns asyncio's error that this began as. */
internal fun CancellationException.ofAsyncio(): CancelledError? =
  withCauses().firstNotNullOfOrNull { it as? CancelledError }

internal fun CancelledError.toCancellationException(): CancellationException =
  cause as? CancellationException
    ?: CancellationException(message ?: "the task was cancelled", this)
