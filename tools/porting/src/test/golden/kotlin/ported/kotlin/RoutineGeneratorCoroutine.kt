// Written by the porting assistant of asyncio4j from ch04/routine_generator_coroutine.py; what it cannot tell is a todo(...), what to look at a "check".
package ported.kotlin

import dev.asyncio4j.Asyncio.gather
import dev.asyncio4j.Asyncio.run
import dev.asyncio4j.Asyncio.sleep
import dev.asyncio4j.Coroutine
import dev.asyncio4j.kotlin.await
import dev.asyncio4j.kotlin.coroutine
import java.time.Duration

// A routine runs to its end; a generator stops to give a value; a coroutine stops to wait for one.
object RoutineGeneratorCoroutine {
  fun routine(name_: String) {
    for (step in 0 until 2) {
      println("routine " + name_ + " step " + step)
    }
  }

  fun generator(): MutableList<String> {
    val items: MutableList<String> = mutableListOf<String>()
    items.add("one")
    items.add("two")
    return items
  }

  fun coroutine_(name_: String): Coroutine<String> {
    return coroutine {
      for (step in 0 until 2) {
        println("coroutine " + name_ + " step " + step)
        sleep(Duration.ZERO).await()
      }
      return@coroutine name_
    }
  }

  fun main(): Coroutine<Unit> {
    return coroutine {
      routine("a")
      routine("b")
      println("generator: " + generator().joinToString(", "))
      println(gather(coroutine_("a"), coroutine_("b")).await().joinToString(""))
    }
  }

  @JvmStatic
  fun main(args: Array<String>) {
    run(main())
  }
}
