package dev.asyncio4j.impl.net

import dev.asyncio4j.transports.Transport
import java.lang.System.Logger.Level

/** Counts the writes that go nowhere, because the connection is gone; warns if they do not end. */
internal class LateWrites(private val what: String, private val transport: Transport) {
  private var count = 0

  fun note() {
    if (++count < WRITES_BEFORE_WARNING) return
    logger.log(Level.WARNING, "$what: writes on $transport go nowhere")
  }

  private companion object {
    const val WRITES_BEFORE_WARNING = 5
    val logger: System.Logger = System.getLogger("asyncio4j")
  }
}
