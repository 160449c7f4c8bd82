// Written by the porting assistant of asyncio4j from ch02/hello.py; what it cannot tell is a todo(...), what to look at a "check".
package ported.kotlin

import dev.asyncio4j.Asyncio.run
import dev.asyncio4j.Asyncio.seconds
import dev.asyncio4j.Asyncio.sleep
import dev.asyncio4j.Coroutine
import dev.asyncio4j.kotlin.await
import dev.asyncio4j.kotlin.coroutine

// The smallest program: a coroutine, one await, run.
object Hello {
  fun main(): Coroutine<Unit> {
    return coroutine {
      println("hello")
      sleep(seconds(0.1)).await()
      println("world")
    }
  }

  @JvmStatic
  fun main(args: Array<String>) {
    run(main())
  }
}
