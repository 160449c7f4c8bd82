package dev.asyncio4j.impl.net

import dev.asyncio4j.loop.ExceptionContext

/**
 * Tells the protocol when the write buffer is full and when it has room again: once each, in turn.
 */
internal class WriteMarks(private val transport: SocketTransport, private val protocol: Protocol) {
  private var paused = false

  fun pauseIfAbove() {
    if (paused || transport.bufferedBytes <= HIGH) return
    paused = true
    call("protocol.pause_writing() failed", protocol::pauseWriting)
  }

  fun resumeIfBelow() {
    if (!paused || transport.bufferedBytes > LOW) return
    paused = false
    call("protocol.resume_writing() failed", protocol::resumeWriting)
  }

  private fun call(failure: String, action: () -> Unit) {
    try {
      action()
    } catch (error: Exception) {
      val context = ExceptionContext(failure, error, null, null, transport, null)
      transport.loop.callExceptionHandler(context)
    }
  }

  companion object {
    /** Bytes: a buffer above this pauses writers, one at or below [LOW] resumes them. */
    const val HIGH = 64 * 1024
    const val LOW = HIGH / 4
  }
}
