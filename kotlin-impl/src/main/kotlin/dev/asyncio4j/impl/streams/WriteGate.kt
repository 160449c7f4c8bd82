package dev.asyncio4j.impl.streams

import dev.asyncio4j.impl.loop.Texts
import dev.asyncio4j.impl.tasks.ParkingLot
import dev.asyncio4j.impl.tasks.TaskLoop
import java.io.UncheckedIOException
import java.net.SocketException

/** The writers' side of back-pressure: `drain` waits while the transport has writing paused. */
internal class WriteGate(loop: TaskLoop) {
  private val waiters = ParkingLot(this, loop)
  private var paused = false
  private var lost = false
  private var lostBecause: Throwable? = null

  /** True while there is room. */
  val isOpen: Boolean
    get() = !paused && !lost

  fun pause() {
    paused = true
  }

  fun resume() {
    paused = false
    waiters.wake()
  }

  fun connectionLost(error: Throwable?) {
    lost = true
    lostBecause = error
    waiters.wake()
  }

  /** Waits for room; errors name [connection]. */
  suspend fun await(connection: Any) {
    if (lost) throw connectionReset(connection)
    if (!paused) return
    waiters.await()
    lostBecause?.let { throw it }
  }

  private fun connectionReset(connection: Any): UncheckedIOException {
    val cause = SocketException("Connection reset").apply { initCause(lostBecause) }
    return UncheckedIOException(
      "Connection lost: nothing can be sent on ${Texts.of(connection)}",
      cause,
    )
  }
}
