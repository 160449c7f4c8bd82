package dev.asyncio4j.examples.kotlin

import dev.asyncio4j.Asyncio.createSubprocessExec
import dev.asyncio4j.kotlin.await
import dev.asyncio4j.kotlin.runAsyncio
import dev.asyncio4j.subprocess.ProcessOptions

/** Feeds a program and reads what it says. Python: `child_programs.py`. */
fun main() = runAsyncio {
  val child = createSubprocessExec(ProcessOptions.piped(), "sort").await()
  val output = child.communicate("b\na\n".toByteArray()).await()
  print(String(output.stdout()!!))
}
