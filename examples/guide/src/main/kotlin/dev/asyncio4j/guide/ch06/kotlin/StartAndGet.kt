package dev.asyncio4j.guide.ch06.kotlin

import dev.asyncio4j.Asyncio.getRunningLoop
import dev.asyncio4j.Asyncio.newEventLoop
import dev.asyncio4j.RunOptions
import dev.asyncio4j.Runner
import dev.asyncio4j.exceptions.NoRunningLoopException
import dev.asyncio4j.kotlin.coroutine
import dev.asyncio4j.kotlin.sleep
import kotlin.time.Duration

private fun word(value: Boolean) = if (value) "yes" else "no"

private fun job() = coroutine {
  sleep(Duration.ZERO)
  getRunningLoop()
}

/** Starts a loop by hand, and asks for the one that runs. Java: `StartAndGet.java`. */
fun main() {
  try {
    getRunningLoop()
  } catch (_: NoRunningLoopException) {
    println("no loop runs here")
  }

  val loop = newEventLoop()
  println("running: ${word(loop.isRunning())} closed: ${word(loop.isClosed())}")
  println("the same loop inside: ${word(loop.runUntilComplete(job()) === loop)}")
  loop.close()
  println("running: ${word(loop.isRunning())} closed: ${word(loop.isClosed())}")

  val first =
    Runner.create(RunOptions.defaults()).use { runner ->
      val first = runner.run(job())
      val second = runner.run(job())
      println("a runner keeps its loop: ${word(first === second && second === runner.loop())}")
      first
    }
  println("and closes it: ${word(first.isClosed())}")
}
