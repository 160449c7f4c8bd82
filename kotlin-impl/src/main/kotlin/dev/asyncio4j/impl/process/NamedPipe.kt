package dev.asyncio4j.impl.process

import java.io.File
import java.io.IOException
import java.nio.channels.Pipe
import java.nio.file.Files
import java.nio.file.Path

/**
 * A pipe that the selector can watch, with a file name that `ProcessBuilder` can redirect to.
 *
 * Linux lets a process open its own descriptors again as `/proc/self/fd/N`. The JDK keeps N to
 * itself, so it is found by what a switch of the channel's mode does to the descriptors' flags: the
 * one that follows all of [PATTERN] is ours.
 */
internal class NamedPipe private constructor(val pipe: Pipe, val file: File) : AutoCloseable {

  override fun close() {
    pipe.source().close()
    pipe.sink().close()
  }

  companion object {
    private val descriptors = Path.of("/proc/self/fd")
    private val descriptorInfo = Path.of("/proc/self/fdinfo")

    /** The modes that the writing end is switched to; the last one is for the selector. */
    private val PATTERN = listOf(true, false, true)
    private const val O_NONBLOCK = 0x800

    /** Whether this system has such pipes, and the user has not asked for threads. */
    val available: Boolean by lazy {
      System.getProperty("asyncio4j.pipes") != "threads" &&
        Files.isDirectory(descriptorInfo) &&
        open()?.use { true } == true
    }

    /** Null if the descriptor cannot be told for certain. One at a time: each watches the flags. */
    @Synchronized
    fun open(): NamedPipe? {
      repeat(ATTEMPTS) {
        val before = numbers()
        val pipe = Pipe.open()
        val own = follower(pipe, numbers() - before)
        if (own != null) {
          pipe.source().configureBlocking(false)
          return NamedPipe(pipe, descriptors.resolve(own).toFile())
        }
        pipe.source().close()
        pipe.sink().close()
      }
      return null
    }

    /**
     * Of the descriptors that are new, the one of the writing end. (That of the reading end may
     * have been the first listing's own before.) Null if others of this process do the same.
     */
    private fun follower(pipe: Pipe, new: Set<String>): String? {
      var candidates = new.filter(::isPipe)
      for (nonblocking in PATTERN) {
        pipe.sink().configureBlocking(!nonblocking)
        candidates = candidates.filter { isNonblocking(it) == nonblocking }
      }
      return candidates.singleOrNull()
    }

    private fun numbers(): Set<String> = descriptors.toFile().list().orEmpty().toSet()

    private fun isPipe(number: String): Boolean =
      unlessClosed { "${Files.readSymbolicLink(descriptors.resolve(number))}" }
        ?.startsWith("pipe:") == true

    private fun isNonblocking(number: String): Boolean? = unlessClosed {
      val line =
        Files.readAllLines(descriptorInfo.resolve(number)).first { it.startsWith("flags:") }
      line.substringAfter(':').trim().toInt(OCTAL) and O_NONBLOCK != 0
    }

    /** Other threads close descriptors meanwhile. */
    private inline fun <T> unlessClosed(read: () -> T): T? =
      try {
        read()
      } catch (_: IOException) {
        null
      }

    private const val ATTEMPTS = 3
    private const val OCTAL = 8
  }
}
