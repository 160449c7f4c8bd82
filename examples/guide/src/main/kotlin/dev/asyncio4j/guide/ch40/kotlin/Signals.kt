package dev.asyncio4j.guide.ch40.kotlin

import dev.asyncio4j.Asyncio.createSubprocessExec
import dev.asyncio4j.Asyncio.getRunningLoop
import dev.asyncio4j.kotlin.await
import dev.asyncio4j.kotlin.runAsyncio
import dev.asyncio4j.kotlin.use
import dev.asyncio4j.subprocess.ProcessOptions
import dev.asyncio4j.sync.Event

private suspend fun send(name: String) {
  val pid = ProcessHandle.current().pid().toString()
  createSubprocessExec(ProcessOptions.defaults(), "kill", "-$name", pid).await().use {
    it.waitFor().await()
  }
}

/** A signal is a callback on the loop: reload at SIGHUP, end at SIGTERM. Java: `Signals.java`. */
fun main(): Unit = runAsyncio {
  val loop = getRunningLoop()
  val came = Event.create()
  loop.addSignalHandler("HUP") {
    println("reload the configuration")
    came.set()
  }
  send("HUP")
  came.await().await()
  val stop = loop.createFuture<String>()
  loop.addSignalHandler("TERM") { stop.setResult("asked to end") }
  send("TERM")
  println(stop.await())
  val removed = if (loop.removeSignalHandler("TERM")) "yes" else "no"
  println("removed: $removed again: ${if (loop.removeSignalHandler("TERM")) "yes" else "no"}")
  loop.removeSignalHandler("HUP")
}
