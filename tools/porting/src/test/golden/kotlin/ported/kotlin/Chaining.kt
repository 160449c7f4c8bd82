// Written by the porting assistant of asyncio4j from ch29/chaining.py; what it cannot tell is a todo(...), what to look at a "check".
package ported.kotlin

import dev.asyncio4j.Asyncio.gather
import dev.asyncio4j.Asyncio.run
import dev.asyncio4j.Asyncio.seconds
import dev.asyncio4j.Asyncio.sleep
import dev.asyncio4j.Coroutine
import dev.asyncio4j.kotlin.await
import dev.asyncio4j.kotlin.coroutine

// Coroutines call coroutines: a chain, and three chains at once.
object Chaining {
  suspend fun part1(number: Int): String {
    sleep(seconds(0.05 * number)).await()
    println("chain " + number + ": part one")
    return "" + number + "-one"
  }

  suspend fun part2(number: Int, text_: String): String {
    sleep(seconds(0.03)).await()
    println("chain " + number + ": part two has " + text_)
    return text_ + "-two"
  }

  fun chain(number: Int): Coroutine<String> {
    return coroutine {
      return@coroutine part2(number, part1(number))
    }
  }

  fun main(): Coroutine<Unit> {
    return coroutine {
      println(chain(1).await())
      println(gather(mutableListOf<Int>(3, 2, 1).map { n -> chain(n) }.toMutableList()).await().joinToString(" "))
    }
  }

  @JvmStatic
  fun main(args: Array<String>) {
    run(main())
  }
}
