// Written by the porting assistant of asyncio4j from ch19/commands.py; what it cannot tell is a todo(...), what to look at a "check".
package ported.kotlin

import dev.asyncio4j.Asyncio.createSubprocessExec
import dev.asyncio4j.Asyncio.createSubprocessShell
import dev.asyncio4j.Asyncio.run
import dev.asyncio4j.Coroutine
import dev.asyncio4j.kotlin.await
import dev.asyncio4j.kotlin.coroutine
import dev.asyncio4j.streams.StreamReader
import dev.asyncio4j.subprocess.AsyncProcess
import dev.asyncio4j.subprocess.ProcessOptions
import dev.asyncio4j.subprocess.Stdio
import java.io.UncheckedIOException
import kotlin.text.Charsets.UTF_8

// A command with arguments, a line for the shell, input and output, exit values, a kill.
object Commands {
  fun main(): Coroutine<Unit> {
    return coroutine {
      var process: AsyncProcess = createSubprocessExec(ProcessOptions.defaults().stdout(Stdio.PIPE), "echo", "two  spaces; \$HOME").await()
      println(String(process.stdout().read(-1).await(), UTF_8).trim() + " / " + process.waitFor().await())
      process = createSubprocessShell(ProcessOptions.defaults().stdout(Stdio.PIPE).stderr(Stdio.PIPE), "echo out; echo err >&2; exit 3").await()
      val pair = process.communicate(null).await()
      var out: ByteArray = pair.stdout()!!
      val err: ByteArray = pair.stderr()!!
      println(String(out, UTF_8).trim() + " " + String(err, UTF_8).trim() + " " + text(intOrNull(process.returnCode())))
      process = createSubprocessExec(ProcessOptions.defaults().stdin(Stdio.PIPE).stdout(Stdio.PIPE), "sort").await()
      val pair2 = process.communicate("pear\napple\n".toByteArray(UTF_8)).await()
      out = pair2.stdout()!!
      println(words(String(out, UTF_8)).joinToString(", "))
      process = createSubprocessShell(ProcessOptions.defaults().stdout(Stdio.PIPE).stderr(Stdio.STDOUT), "echo a; echo b >&2").await()
      val reader: StreamReader = process.stdout()
      while (true) {
        val line: ByteArray = reader.readLine().await()
        if (line.size == 0) break
        println("line " + String(line, UTF_8).trim())
      }
      process.waitFor().await()
      process = createSubprocessExec(ProcessOptions.defaults().stdout(Stdio.DEVNULL), "sleep", "60").await()
      println("running: " + (if (intOrNull(process.returnCode()) == null) "yes" else "no"))
      process.terminate()
      println("ended by signal " + -process.waitFor().await())
      try {
        createSubprocessExec(ProcessOptions.defaults(), "no-such-program-here").await()
      } catch (e: UncheckedIOException) {
        println("no such program")
      }
    }
  }

  @JvmStatic
  fun main(args: Array<String>) {
    run(main())
  }

  /** Text of a value as Python's str() gives it. */
  fun text(value: Any?): String =
    when (value) {
      is String -> value
      is Throwable -> value.message ?: ""
      else -> repr(value)
    }

  /** Text of a value as Python's repr() gives it. */
  fun repr(value: Any?): String =
    when (value) {
      null -> "None"
      true -> "True"
      false -> "False"
      is String -> quoted(value)
      is Map<*, *> -> value.entries.joinToString(", ", "{", "}") { repr(it.key) + ": " + repr(it.value) }
      is Set<*> -> if (value.isEmpty()) "set()" else value.joinToString(", ", "{", "}") { repr(it) }
      is Collection<*> -> value.joinToString(", ", "[", "]") { repr(it) }
      else -> value.toString()
    }

  fun quoted(text: String): String {
    val quote = if (text.contains("'") && !text.contains("\"")) "\"" else "'"
    val inner = text.replace("\\", "\\\\").replace("\n", "\\n").replace("\r", "\\r").replace("\t", "\\t")
    return quote + (if (quote == "'") inner.replace("'", "\\'") else inner) + quote
  }

  /** Words of a text between white space. */
  fun words(text: String, most: Int = -2): MutableList<String> =
    if (text.isBlank()) mutableListOf()
    else if (most < 0) text.trim().split(Regex("\\s+")).toMutableList()
    else text.trimStart().split(Regex("\\s+"), most + 1).toMutableList()

  fun intOrNull(number: java.util.OptionalInt): Int? = if (number.isPresent) number.asInt else null
}
