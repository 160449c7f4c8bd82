package dev.asyncio4j.impl.process.child

import java.io.IOException
import java.nio.channels.ReadableByteChannel
import java.nio.channels.WritableByteChannel
import java.util.concurrent.CompletionStage

/** A process that has been started, and this side's ends of its pipes. */
internal class Child(
  val process: Process,
  /**
   * The exit code as Python's: minus the number of the signal that ended the child.
   *
   * Not of the JDK's `onExit()`: that tells of an exit in its common pool, where it waits for a
   * thread beside the jobs of users.
   */
  val exit: CompletionStage<Int>,
  val stdin: WritableByteChannel?,
  val stdout: ReadableByteChannel?,
  val stderr: ReadableByteChannel?,
) {
  fun kill() {
    // Not Process.destroy: that closes the pipes, too.
    process.toHandle().destroyForcibly()
  }

  /** Gives the child up: nothing reads its end any more. */
  fun abandon() {
    kill()
    for (pipe in listOf(stdin, stdout, stderr)) {
      try {
        pipe?.close()
      } catch (_: IOException) {
        // The child has not taken all of its input, and has no use for the rest.
      }
    }
  }
}
