package dev.asyncio4j.guide.ch19.kotlin

import dev.asyncio4j.Asyncio.createSubprocessExec
import dev.asyncio4j.Asyncio.createSubprocessShell
import dev.asyncio4j.kotlin.await
import dev.asyncio4j.kotlin.linesAsFlow
import dev.asyncio4j.kotlin.runAsyncio
import dev.asyncio4j.kotlin.use
import dev.asyncio4j.subprocess.ProcessOptions
import dev.asyncio4j.subprocess.Stdio
import java.io.UncheckedIOException

/**
 * A command with arguments, a line for the shell, input and output, exit values, a kill. Java:
 * `Commands.java`.
 */
fun main(): Unit = runAsyncio {
  val piped = ProcessOptions.defaults().stdout(Stdio.PIPE)
  createSubprocessExec(piped, "echo", "two  spaces; \$HOME").await().use { echo ->
    println("${echo.stdout().readLine(Charsets.UTF_8).await().trim()} / ${echo.waitFor().await()}")
  }
  val both = piped.stderr(Stdio.PIPE)
  createSubprocessShell(both, "echo out; echo err >&2; exit 3").await().use { shell ->
    val output = shell.communicate(null).await()
    println("${output.text().trim()} ${output.errorText().trim()} ${shell.returnCode().asInt}")
  }
  createSubprocessExec(piped.stdin(Stdio.PIPE), "sort").await().use { sort ->
    val output = sort.communicate("pear\napple\n".toByteArray()).await()
    println(output.text().trim().lines().joinToString())
  }
  val merged = piped.stderr(Stdio.STDOUT)
  createSubprocessShell(merged, "echo a; echo b >&2").await().use { shell ->
    shell.stdout().linesAsFlow().collect { println("line $it") }
    shell.waitFor().await()
  }
  val silent = ProcessOptions.defaults().stdout(Stdio.DEVNULL)
  createSubprocessExec(silent, "sleep", "60").await().use { sleeper ->
    println("running: ${if (sleeper.returnCode().isEmpty) "yes" else "no"}")
    sleeper.terminate()
    println("ended by signal ${-sleeper.waitFor().await()}")
  }
  try {
    createSubprocessExec(ProcessOptions.defaults(), "no-such-program-here").await()
  } catch (_: UncheckedIOException) {
    println("no such program")
  }
}
