package dev.asyncio4j.impl.process.posix

import dev.asyncio4j.impl.process.child.O_NONBLOCK
import dev.asyncio4j.impl.process.child.close
import dev.asyncio4j.impl.process.child.numberOf
import java.nio.channels.Pipe
import java.nio.channels.spi.AbstractSelectableChannel

/** Pipes whose one end is a child's, with the number of its descriptor. */
internal class ChildPipes(posix: Posix) {
  private val dup = posix.function("dup", 1)
  private val close = posix.function("close", 1)
  private val fcntl = posix.function("fcntl", 2)

  /**
   * Opens a pipe, puts it into [pipes], and gives the number of its child's end. A new descriptor
   * has the lowest number that is free: one start at a time, so only others of this process are in
   * between.
   */
  @Synchronized
  fun open(fd: Int, pipes: Array<Pipe?>): Int? {
    val lowest = dup(0L)
    close(lowest.toLong())
    val pipe = Pipe.open().also { pipes[fd] = it }
    pipe.ourEnd(fd).configureBlocking(false)
    // Never one of the child's three: what is there already must not be overwritten.
    val candidates = maxOf(lowest, STDERR + 1)..lowest + OPENED_MEANWHILE
    return numberOf(pipe.childsEnd(fd), candidates.toList()) { number ->
      val flags = fcntl(number.toLong(), F_GETFL)
      if (flags < 0) null else flags and O_NONBLOCK != 0
    }
  }

  private companion object {
    const val F_GETFL = 3L
    const val STDERR = 2
    const val OPENED_MEANWHILE = 16
  }
}

/** What the child has as [fd]. */
internal fun Pipe.childsEnd(fd: Int): AbstractSelectableChannel = if (fd == 0) source() else sink()

private fun Pipe.ourEnd(fd: Int): AbstractSelectableChannel = if (fd == 0) sink() else source()
