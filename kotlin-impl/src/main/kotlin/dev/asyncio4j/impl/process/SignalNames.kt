package dev.asyncio4j.impl.process

import dev.asyncio4j.impl.tasks.JdkSignals

/** The names of signals, with or without `SIG`. */
internal object SignalNames {
  fun numberOf(name: String): Int? = JdkSignals.numberOf(name)

  /** The name without `SIG`. */
  fun require(name: String): String {
    val short = name.removePrefix("SIG")
    require(short == "TERM" || short == "KILL" || numberOf(short) != null) {
      "'$name' is not a valid signal: pass a name such as TERM, KILL, HUP or INT"
    }
    return short
  }

  /** By the system's program: the JDK itself sends TERM and KILL only. Waits for it. */
  fun send(name: String, process: ProcessHandle) {
    when (name) {
      "TERM" -> process.destroy()
      "KILL" -> process.destroyForcibly()
      else -> {
        val kill = ProcessBuilder("kill", "-s", name, process.pid().toString())
        kill.redirectErrorStream(true).redirectOutput(ProcessBuilder.Redirect.DISCARD)
        kill.start().waitFor()
      }
    }
  }
}
