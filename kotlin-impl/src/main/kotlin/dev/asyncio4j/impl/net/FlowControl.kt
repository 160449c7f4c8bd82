package dev.asyncio4j.impl.net

import dev.asyncio4j.impl.tasks.EventLoopImpl
import java.io.UncheckedIOException
import java.net.SocketException

/** The writers' side of back-pressure: `drain` waits while the transport has writing paused. */
internal class FlowControl(loop: EventLoopImpl) {
  private val waiters = WaitList(loop)
  private var paused = false
  private var lost = false
  private var lostBecause: Throwable? = null

  fun pause() {
    paused = true
  }

  fun resume() {
    paused = false
    waiters.releaseAll()
  }

  fun connectionLost(error: Throwable?) {
    lost = true
    lostBecause = error
    waiters.releaseAll()
  }

  suspend fun drain(transport: SocketTransport) {
    if (lost) throw connectionReset(transport)
    if (!paused) return
    waiters.await()
    lostBecause?.let { throw it }
  }

  private fun connectionReset(transport: SocketTransport): UncheckedIOException {
    val cause = SocketException("Connection reset")
    return UncheckedIOException("Connection lost: nothing can be sent on $transport", cause)
  }
}
