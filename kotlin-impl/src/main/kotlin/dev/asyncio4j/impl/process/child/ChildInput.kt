package dev.asyncio4j.impl.process.child

import java.io.IOException
import java.nio.ByteBuffer
import java.nio.channels.Channels
import java.nio.channels.WritableByteChannel
import java.util.concurrent.locks.ReentrantLock
import kotlin.concurrent.withLock

/**
 * What a child reads. The JDK buffers it: each write is to reach the child.
 *
 * The JDK's close waits for a write that the child holds up; this one leaves it to the writer then.
 */
internal class ChildInput(private val process: Process) : WritableByteChannel {
  private val stream = process.outputStream
  private val channel = Channels.newChannel(stream)
  private val writing = ReentrantLock()

  @Volatile private var closed = false

  override fun isOpen(): Boolean = !closed

  override fun write(data: ByteBuffer): Int =
    try {
      writing.withLock { channel.write(data).also { stream.flush() } }
    } catch (error: IOException) { // the JDK closes the stream when the child ends
      throw if (process.isAlive) error else IOException("Broken pipe", error)
    } finally {
      if (closed) close()
    }

  override fun close() {
    closed = true
    if (!writing.tryLock()) return // the writer sees it when it has unlocked
    try {
      channel.close()
    } finally {
      writing.unlock()
    }
  }
}
