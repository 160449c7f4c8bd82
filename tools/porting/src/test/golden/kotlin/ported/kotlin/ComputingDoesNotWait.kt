// Written by the porting assistant of asyncio4j from ch03/computing_does_not_wait.py; what it cannot tell is a todo(...), what to look at a "check".
package ported.kotlin

import dev.asyncio4j.Asyncio.gather
import dev.asyncio4j.Asyncio.run
import dev.asyncio4j.Asyncio.sleep
import dev.asyncio4j.Coroutine
import dev.asyncio4j.kotlin.await
import dev.asyncio4j.kotlin.coroutine
import java.time.Duration

// What asyncio is not good at: work that never waits. Tasks that compute do not overlap.
object ComputingDoesNotWait {
  lateinit var log: MutableList<String>

  fun count(name_: String, steps: Int, polite: Boolean): Coroutine<Int> {
    return coroutine {
      var total: Int = 0
      for (i in 0 until steps) {
        total += i
        if (Math.floorMod(i, 1000) == 0) {
          log.add(name_)
        }
        if (polite && Math.floorMod(i, 1000) == 0) {
          sleep(Duration.ZERO).await()
        }
      }
      return@coroutine total
    }
  }

  fun main(): Coroutine<Unit> {
    return coroutine {
      gather(count("a", 3000, false), count("b", 3000, false)).await()
      println("never waits: " + log.joinToString(" "))
      log.clear()
      gather(count("a", 3000, true), count("b", 3000, true)).await()
      println("gives way:   " + log.joinToString(" "))
    }
  }

  @JvmStatic
  fun main(args: Array<String>) {
    log = mutableListOf<String>()
    run(main())
  }
}
