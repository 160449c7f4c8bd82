// Written by the porting assistant of asyncio4j from ch06/why_the_loop.py; what it cannot tell is a todo(...), what to look at a "check".
package ported.kotlin

import dev.asyncio4j.Asyncio.getRunningLoop
import dev.asyncio4j.Asyncio.run
import dev.asyncio4j.Asyncio.seconds
import dev.asyncio4j.Asyncio.sleep
import dev.asyncio4j.Body
import dev.asyncio4j.Coroutine
import dev.asyncio4j.Future
import dev.asyncio4j.kotlin.await
import dev.asyncio4j.kotlin.coroutine
import dev.asyncio4j.loop.EventLoop
import dev.asyncio4j.loop.TimerHandle
import java.time.Duration
import java.util.concurrent.ExecutorService
import java.util.concurrent.Executors

// Four reasons to take hold of the loop: timers, futures, other executors, a handler of last resort.
object WhyTheLoop {
  fun main(): Coroutine<Unit> {
    return coroutine {
      val loop: EventLoop = getRunningLoop()
      val future: Future<String> = loop.createFuture<String>()
      val timer: TimerHandle = loop.callLater(seconds(0.02), { future.setResult("the timer's gift") })
      val never: TimerHandle = loop.callLater(seconds(5.0), { println("not printed") })
      println(future.await())
      never.cancel()
      println("cancelled: " + (if (never.cancelled()) "yes" else "no") + " / " + (if (timer.cancelled()) "yes" else "no"))
      val pool: ExecutorService = Executors.newFixedThreadPool(1)
      try {
        println(loop.runInExecutor(pool, Body { Math.pow(2.toDouble(), 10.toDouble()).toInt() }).await()) // check: a power beyond int
      } finally {
        pool.shutdown()
      }
      todo<Unit>(16, "loop.set_exception_handler(lambda loop, context: print(\"handler:\", context[\"exception\"]))") // set_exception_handler of a EventLoop
      loop.callSoon({ broken() })
      sleep(Duration.ZERO).await()
      sleep(Duration.ZERO).await()
    }
  }

  fun broken() {
    throw IllegalArgumentException("a callback failed")
  }

  @JvmStatic
  fun main(args: Array<String>) {
    run(main())
  }

  /** Stands for what is left to do by hand. */
  fun <T> todo(line: Int, python: String): T =
    throw UnsupportedOperationException("line $line: $python")
}
