package dev.asyncio4j.impl.streams

import dev.asyncio4j.impl.loop.isFatal
import dev.asyncio4j.impl.tasks.report
import dev.asyncio4j.transports.BufferLimits

/**
 * Tells the protocol when the write buffer is full and when it has room again: once each, in turn.
 */
internal class WriteMarks(
  private val transport: BufferedTransport,
  private val defaultHigh: Int = DEFAULT_HIGH,
) {
  var limits = BufferLimits(defaultHigh / RATIO, defaultHigh)
    private set

  var isPaused = false
    private set

  /** The gate of a file that is sent in between: it waits with the protocol. */
  var fileGate: WriteGate? = null

  fun set(high: Int?, low: Int?) {
    val highMark = high ?: low?.let { Math.multiplyExact(it, RATIO) } ?: defaultHigh
    limits = BufferLimits(low ?: (highMark / RATIO), highMark)
    pauseIfAbove()
  }

  fun pauseIfAbove() {
    if (isPaused || transport.bufferedBytes <= limits.high) return
    isPaused = true
    fileGate?.pause()
    call("protocol.pauseWriting() failed") { transport.protocol().pauseWriting() }
  }

  fun resumeIfBelow() {
    if (!isPaused || transport.bufferedBytes > limits.low) return
    isPaused = false
    fileGate?.resume()
    call("protocol.resumeWriting() failed") { transport.protocol().resumeWriting() }
  }

  private inline fun call(failure: String, action: () -> Unit) {
    try {
      action()
    } catch (error: Throwable) {
      if (error.isFatal()) throw error
      transport.loop.report(failure, error, about = transport)
    }
  }

  private companion object {
    /** The high mark, in bytes. */
    const val DEFAULT_HIGH = 64 * 1024

    /** The ratio of the high mark to the low one, where only one of them is given. */
    const val RATIO = 4
  }
}
