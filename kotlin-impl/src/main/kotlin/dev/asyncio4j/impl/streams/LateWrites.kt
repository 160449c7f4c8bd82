package dev.asyncio4j.impl.streams

import dev.asyncio4j.impl.loop.logger
import java.lang.System.Logger.Level
import java.nio.ByteBuffer

/** Counts the writes that go nowhere, because the connection is gone; warns if they do not end. */
internal class LateWrites(private val warning: () -> String) {
  private var count = 0

  fun note() {
    if (++count >= WRITES_BEFORE_WARNING) logger.log(Level.WARNING, warning())
  }

  private companion object {
    const val WRITES_BEFORE_WARNING = 5
  }
}

/** Moves the position to the end: counts all that remains as taken. */
internal fun ByteBuffer.skipAll() {
  position(limit())
}
