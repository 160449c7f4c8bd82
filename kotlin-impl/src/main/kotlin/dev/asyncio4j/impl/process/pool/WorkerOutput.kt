package dev.asyncio4j.impl.process.pool

import java.io.ByteArrayOutputStream
import java.io.IOException
import java.io.InputStream
import java.util.concurrent.CompletableFuture

/**
 * What a JVM of a pool prints, on its way to the standard error of this one, line by line.
 *
 * The end of it is kept: a JVM that dies says there why.
 */
internal class WorkerOutput(private val stream: InputStream) :
  Thread("asyncio4j-process-pool-output") {
  private val line = ByteArrayOutputStream()
  private var last = ByteArray(0) // guarded by this

  /** Completed when the process, and children of its jobs that write to the same, have ended. */
  val ended = CompletableFuture<Unit>()

  init {
    isDaemon = true
    start()
  }

  override fun run() {
    val block = ByteArray(BLOCK)
    try {
      while (true) {
        val count = stream.read(block)
        if (count < 0) break
        val whole = block.lastIndexOfLine(count)
        line.write(block, 0, whole)
        if (whole > 0 || line.size() > BLOCK) pass()
        line.write(block, whole, count - whole)
      }
    } catch (_: IOException) {
      // it has been killed
    }
    pass()
    ended.complete(Unit)
  }

  private fun ByteArray.lastIndexOfLine(count: Int): Int {
    var end = count
    while (end > 0 && this[end - 1] != '\n'.code.toByte()) end--
    return end
  }

  private fun pass() {
    val bytes = line.toByteArray()
    line.reset()
    synchronized(this) {
      last = (last + bytes).let { it.copyOfRange(maxOf(0, it.size - KEPT), it.size) }
    }
    try {
      System.err.write(bytes, 0, bytes.size)
      System.err.flush()
    } catch (_: RuntimeException) {
      // a stream of the user's own; the next line may find another
    }
  }

  /** The last that it said, when it has ended: `"; it said: …"`, or nothing. */
  fun lastWords(): String {
    val text = synchronized(this) { String(last) }.trim()
    return if (text.isEmpty()) "" else "; it said: $text"
  }

  private companion object {
    const val BLOCK = 8 * 1024
    const val KEPT = 1000
  }
}
