package dev.asyncio4j.impl.process.pipes

import java.io.IOException

/**
 * Makes an I/O error of whatever the code behind [pipe] has thrown: it may be a stream of
 * anybody's, and the thread that uses it has nobody above to catch the rest.
 */
internal fun ioError(error: Throwable, pipe: Any): IOException =
  error as? IOException ?: IOException("$pipe has failed: $error", error)
