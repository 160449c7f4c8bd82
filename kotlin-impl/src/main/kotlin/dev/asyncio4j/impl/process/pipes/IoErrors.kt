package dev.asyncio4j.impl.process.pipes

import dev.asyncio4j.impl.loop.Texts
import java.io.IOException
import java.nio.channels.Channel

/**
 * Makes an I/O error of whatever the code behind [pipe] has thrown: it may be a stream of
 * anybody's, and the thread that uses it has nobody above to catch the rest.
 */
internal fun ioError(error: Throwable, pipe: Any): IOException =
  error as? IOException ?: IOException("${Texts.of(pipe)} has failed: ${Texts.of(error)}", error)

/** Closes this pipe; throws nothing but an I/O error. */
internal fun Channel.closeAsPipe() {
  try {
    close()
  } catch (error: Throwable) {
    throw ioError(error, this)
  }
}
