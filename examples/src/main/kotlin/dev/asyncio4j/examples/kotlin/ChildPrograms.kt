package dev.asyncio4j.examples.kotlin

import dev.asyncio4j.Asyncio.createSubprocessExec
import dev.asyncio4j.Asyncio.gather
import dev.asyncio4j.kotlin.await
import dev.asyncio4j.kotlin.coroutine
import dev.asyncio4j.kotlin.runAsyncio
import dev.asyncio4j.kotlin.use
import dev.asyncio4j.subprocess.ProcessOptions

private fun output(input: String, vararg command: String) = coroutine {
  createSubprocessExec(ProcessOptions.piped(), *command).await().use { child ->
    val output = child.communicate(input.toByteArray()).await()
    "${output.stdout()!!.decodeToString().trim()}, code ${child.waitFor().await()}"
  }
}

/** Feeds programs and reads what they say. Java: ChildPrograms.java. */
fun main(): Unit = runAsyncio {
  val sorted = output("b\na\n", "sort")
  val counted = output("one two three", "wc", "-w")
  val failed = output("", "sh", "-c", "exit 7")
  gather(sorted, counted, failed).await().forEach(::println)
}
