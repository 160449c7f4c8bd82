package dev.asyncio4j.impl.process.child

import java.io.File
import java.io.IOException
import java.nio.channels.Pipe
import java.nio.file.Files
import java.nio.file.Path

/**
 * A pipe that the selector can watch, with a file name that `ProcessBuilder` can redirect to.
 *
 * Linux lets a process open its own descriptors again as `/proc/self/fd/N`.
 */
internal class NamedPipe private constructor(val pipe: Pipe, val file: File) : AutoCloseable {

  override fun close() = pipe.close()

  companion object {
    private val descriptors = Path.of("/proc/self/fd")
    private val descriptorInfo = Path.of("/proc/self/fdinfo")

    /** Whether this system has such pipes, and the user has not asked for threads. */
    val available: Boolean by lazy {
      System.getProperty("asyncio4j.pipes") != "threads" &&
        Files.isDirectory(descriptorInfo) &&
        open()?.use { true } == true
    }

    /** Null if the descriptor cannot be told for certain. One at a time: each sees what is new. */
    @Synchronized
    fun open(): NamedPipe? {
      repeat(ATTEMPTS) {
        val before = numbers()
        val pipe = Pipe.open()
        val number = numberOf(pipe, numbers() - before)
        if (number != null) {
          pipe.sink().configureBlocking(false)
          pipe.source().configureBlocking(false)
          return NamedPipe(pipe, descriptors.resolve("$number").toFile())
        }
        pipe.close()
      }
      return null
    }

    /**
     * The writing end's, among the descriptors that are new. (That of the reading end may have been
     * the first listing's own before.)
     */
    private fun numberOf(pipe: Pipe, new: Set<String>): Int? {
      val candidates = new.filter(::isPipe).map(String::toInt)
      return numberOf(pipe.sink(), candidates, ::isNonblocking)
    }

    private fun numbers(): Set<String> = descriptors.toFile().list().orEmpty().toSet()

    private fun isPipe(number: String): Boolean =
      unlessClosed { "${Files.readSymbolicLink(descriptors.resolve(number))}" }
        ?.startsWith("pipe:") == true

    private fun isNonblocking(number: Int): Boolean? = unlessClosed {
      val line =
        Files.readAllLines(descriptorInfo.resolve("$number")).first { it.startsWith("flags:") }
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

/** Closes both ends. */
internal fun Pipe.close() {
  source().close()
  sink().close()
}
