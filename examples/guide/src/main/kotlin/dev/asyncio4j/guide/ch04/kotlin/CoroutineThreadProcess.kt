package dev.asyncio4j.guide.ch04.kotlin

import dev.asyncio4j.Asyncio.createSubprocessExec
import dev.asyncio4j.Asyncio.toThread
import dev.asyncio4j.Body
import dev.asyncio4j.kotlin.await
import dev.asyncio4j.kotlin.createTask
import dev.asyncio4j.kotlin.runAsyncio
import dev.asyncio4j.kotlin.use
import dev.asyncio4j.subprocess.ProcessOptions
import dev.asyncio4j.subprocess.Stdio
import java.util.concurrent.CountDownLatch
import java.util.concurrent.TimeUnit.MILLISECONDS

private fun blocksUntil(set: CountDownLatch) =
  if (set.await(200, MILLISECONDS)) "somebody ran meanwhile" else "nobody could run"

private suspend fun childPid(): Long {
  val options = ProcessOptions.defaults().stdout(Stdio.PIPE)
  return createSubprocessExec(options, "sh", "-c", "echo $$").await().use { process ->
    process.communicate(null).await().text().trim().toLong()
  }
}

/**
 * Blocking, and who can run meanwhile: not the loop's tasks, but a thread can, and a process shares
 * nothing. Java: `CoroutineThreadProcess.java`.
 */
fun main(): Unit = runAsyncio {
  var latch = CountDownLatch(1)
  var setter = createTask { latch.countDown() }
  println("blocking in a task:   ${blocksUntil(latch)}")
  setter.await()
  latch = CountDownLatch(1)
  setter = createTask { latch.countDown() }
  println("blocking in a thread: ${toThread(Body { blocksUntil(latch) }).await()}")
  setter.await()
  val same = childPid() == ProcessHandle.current().pid()
  println("a child is ${if (same) "this process" else "another process"}")
}
