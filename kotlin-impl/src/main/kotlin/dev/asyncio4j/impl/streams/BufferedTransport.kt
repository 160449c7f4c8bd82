package dev.asyncio4j.impl.streams

import dev.asyncio4j.impl.tasks.TaskLoop
import dev.asyncio4j.transports.BaseTransport
import dev.asyncio4j.transports.BufferLimits
import dev.asyncio4j.transports.FlowControl

/** A transport of another loop is served by another thread, maybe: it cannot be used on [loop]. */
internal fun BaseTransport.requireOf(loop: TaskLoop) =
  require(this !is BufferedTransport || this.loop === loop) {
    val own = (this as BufferedTransport).loop
    "$this belongs to a different loop, $own, than $loop: use it there (runCoroutineThreadsafe)"
  }

/** A transport with a write buffer, and the marks at which its protocol pauses and resumes. */
internal interface BufferedTransport : BaseTransport, FlowControl {
  val loop: TaskLoop
  val marks: WriteMarks

  /** Bytes that are written and not sent yet. */
  val bufferedBytes: Long

  override fun setWriteBufferLimits(high: Int?, low: Int?) = marks.set(high, low)

  override fun writeBufferLimits(): BufferLimits = marks.limits

  override fun writeBufferSize(): Int = minOf(bufferedBytes, Int.MAX_VALUE.toLong()).toInt()
}
