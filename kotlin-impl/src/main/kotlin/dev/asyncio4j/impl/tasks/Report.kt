package dev.asyncio4j.impl.tasks

import dev.asyncio4j.Future
import dev.asyncio4j.loop.ExceptionContext

/**
 * Tells the exception handler of a failure that has no one to go to. Inline, because a process that
 * has run out of descriptors reports that too, and can load no class for it.
 */
@Suppress("NOTHING_TO_INLINE")
internal inline fun TaskLoop.report(
  message: String,
  error: Throwable?,
  about: Any? = null,
  future: Future<*>? = null,
  createdAt: Throwable? = null,
) = callExceptionHandler(ExceptionContext(message, error, future, null, about, createdAt))
