package dev.asyncio4j.impl.streams

import dev.asyncio4j.impl.tasks.TaskLoop
import java.io.UncheckedIOException
import java.net.SocketException

/** The writers' side of back-pressure: `drain` waits while the transport has writing paused. */
internal class WriteGate(loop: TaskLoop) {
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

  /** Waits for room; [connection] is what an error names. */
  suspend fun await(connection: Any) {
    if (lost) throw connectionReset(connection)
    if (!paused) return
    waiters.await()
    lostBecause?.let { throw it }
  }

  private fun connectionReset(connection: Any): UncheckedIOException {
    val cause = SocketException("Connection reset").apply { initCause(lostBecause) }
    return UncheckedIOException("Connection lost: nothing can be sent on $connection", cause)
  }
}
