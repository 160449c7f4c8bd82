package dev.asyncio4j.impl.process.child

import java.nio.channels.ReadableByteChannel
import java.nio.channels.WritableByteChannel
import java.util.concurrent.CompletionStage

/** A process that has been started, and this side's ends of its pipes. */
internal class Child(
  val process: Process,
  /** Its code as Python's: minus the number of the signal that ended it. */
  val exit: CompletionStage<Int>,
  val stdin: WritableByteChannel?,
  val stdout: ReadableByteChannel?,
  val stderr: ReadableByteChannel?,
) {
  fun kill() {
    // Not Process.destroy: that closes the pipes, too.
    process.toHandle().destroyForcibly()
  }

  /** Nobody wants it any more. */
  fun abandon() {
    kill()
    listOf(stdin, stdout, stderr).forEach { it?.close() }
  }
}
