// Written by the porting assistant of asyncio4j from ch06/order_of_the_loop.py; what it cannot tell is a todo(...), what to look at a "check".
package ported.kotlin

import dev.asyncio4j.Asyncio.createTask
import dev.asyncio4j.Asyncio.getRunningLoop
import dev.asyncio4j.Asyncio.run
import dev.asyncio4j.Asyncio.seconds
import dev.asyncio4j.Asyncio.sleep
import dev.asyncio4j.Coroutine
import dev.asyncio4j.kotlin.await
import dev.asyncio4j.kotlin.coroutine
import dev.asyncio4j.loop.EventLoop
import java.time.Duration

// What the loop does in a pass: what is ready, first come, first served; what is made ready meanwhile, next time.
object OrderOfTheLoop {
  fun main(): Coroutine<Unit> {
    return coroutine {
      val loop: EventLoop = getRunningLoop()
      loop.callLater(seconds(0.03), { println("timer of 30 ms") })
      loop.callLater(seconds(0.01), { println("timer of 10 ms") })
      loop.callSoon({ println("first callback") })
      loop.callSoon({ println("second callback"); loop.callSoon({ println("made by the second") }) })
      createTask(worker())
      loop.callSoon({ println("third callback") })
      println("main goes on until it waits")
      sleep(seconds(0.06)).await()
    }
  }

  fun worker(): Coroutine<Unit> {
    return coroutine {
      println("task, first step")
      sleep(Duration.ZERO).await()
      println("task, second step")
    }
  }

  @JvmStatic
  fun main(args: Array<String>) {
    run(main())
  }
}
