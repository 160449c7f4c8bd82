package dev.asyncio4j.impl.process

import dev.asyncio4j.impl.tasks.SignalRegistry
import java.io.IOException
import java.io.UncheckedIOException
import java.lang.ProcessBuilder.Redirect

/** Signals to children. The JDK itself sends TERM and KILL only. */
internal object KillSignals {

  fun send(name: String, process: ProcessHandle) {
    when (name.removePrefix("SIG")) {
      "TERM" -> process.destroy()
      "KILL" -> process.destroyForcibly()
      else -> runKill(SignalRegistry.requireName(name), process.pid())
    }
  }

  /** Waits for it: signals that are sent one after another are to come in this order. */
  private fun runKill(name: String, pid: Long) {
    val kill = ProcessBuilder("kill", "-s", name, "$pid")
    try {
      kill.redirectErrorStream(true).redirectOutput(Redirect.DISCARD).start().waitFor()
    } catch (error: IOException) {
      val text = "Cannot send $name to process $pid: the system's program kill did not start"
      throw UncheckedIOException("$text: ${error.message}", error)
    }
  }
}
