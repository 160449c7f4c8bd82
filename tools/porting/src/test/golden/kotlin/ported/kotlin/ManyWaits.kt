// Written by the porting assistant of asyncio4j from ch03/many_waits.py; what it cannot tell is a todo(...), what to look at a "check".
package ported.kotlin

import dev.asyncio4j.Asyncio.gather
import dev.asyncio4j.Asyncio.run
import dev.asyncio4j.Asyncio.seconds
import dev.asyncio4j.Asyncio.sleep
import dev.asyncio4j.Coroutine
import dev.asyncio4j.kotlin.await
import dev.asyncio4j.kotlin.coroutine

// What asyncio is good at: ten thousand waits at once, and never two pieces of code at once.
object ManyWaits {
  var most: Int = 0
  var running: Int = 0

  fun waitForNews(number: Int): Coroutine<Int> {
    return coroutine {
      sleep(seconds(0.2)).await()
      running += 1
      most = Math.max(most, running)
      running -= 1
      return@coroutine number
    }
  }

  fun main(): Coroutine<Unit> {
    return coroutine {
      val answers: MutableList<Int> = gather((0 until 10000).toMutableList().map { i -> waitForNews(i) }.toMutableList()).await()
      println("" + answers.size + " waits, " + Math.toIntExact(answers.sumOf { it.toLong() }) + " is their sum, running at once: " + most)
    }
  }

  @JvmStatic
  fun main(args: Array<String>) {
    running = 0
    most = 0
    run(main())
  }
}
