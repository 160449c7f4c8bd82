// Written by the porting assistant of asyncio4j from ch01/one_by_one_or_together.py; what it cannot tell is a todo(...), what to look at a "check".
package ported.kotlin

import dev.asyncio4j.Asyncio.gather
import dev.asyncio4j.Asyncio.run
import dev.asyncio4j.Asyncio.seconds
import dev.asyncio4j.Asyncio.sleep
import dev.asyncio4j.Coroutine
import dev.asyncio4j.kotlin.await
import dev.asyncio4j.kotlin.coroutine

// Three waits: first one after the other, then all at once. The order tells which is which.
object OneByOneOrTogether {
  fun boil(what: String, seconds_: Double): Coroutine<Unit> {
    return coroutine {
      println(what + ": put on")
      sleep(seconds(seconds_)).await()
      println(what + ": done")
    }
  }

  fun main(): Coroutine<Unit> {
    return coroutine {
      println("-- one by one")
      boil("egg", 0.15).await()
      boil("tea", 0.05).await()
      boil("rice", 0.1).await()
      println("-- together")
      gather(boil("egg", 0.15), boil("tea", 0.05), boil("rice", 0.1)).await()
    }
  }

  @JvmStatic
  fun main(args: Array<String>) {
    run(main())
  }
}
