// Written by the porting assistant of asyncio4j from ch06/start_and_get.py; what it cannot tell is a todo(...), what to look at a "check".
package ported.kotlin

import dev.asyncio4j.Asyncio.getRunningLoop
import dev.asyncio4j.Asyncio.newEventLoop
import dev.asyncio4j.Asyncio.sleep
import dev.asyncio4j.Coroutine
import dev.asyncio4j.RunOptions
import dev.asyncio4j.Runner
import dev.asyncio4j.kotlin.await
import dev.asyncio4j.kotlin.coroutine
import dev.asyncio4j.loop.EventLoop
import java.time.Duration

// Starting a loop by hand, and asking for the one that runs.
object StartAndGet {
  fun word(value_: Boolean): String {
    return if (value_) "yes" else "no"
  }

  fun job(): Coroutine<EventLoop> {
    return coroutine {
      sleep(Duration.ZERO).await()
      return@coroutine getRunningLoop()
    }
  }

  @JvmStatic
  fun main(args: Array<String>) {
    lateinit var first: EventLoop
    try {
      getRunningLoop()
    } catch (e: IllegalStateException) {
      println("no loop runs here")
    }
    val loop: EventLoop = newEventLoop()
    println("running: " + word(loop.isRunning()) + " closed: " + word(loop.isClosed()))
    println("the same loop inside: " + word(loop.runUntilComplete(job()) === loop))
    loop.close()
    println("running: " + word(loop.isRunning()) + " closed: " + word(loop.isClosed()))
    val runner: Runner = Runner.create(RunOptions.defaults())
    runner.use { _ ->
      first = runner.run(job())
      val second: EventLoop = runner.run(job())
      println("a runner keeps its loop: " + word(first === second && second === runner.loop()))
    }
    println("and closes it: " + word(first.isClosed()))
  }
}
