// Written by the porting assistant of asyncio4j from ch14/blocking.py; what it cannot tell is a todo(...), what to look at a "check".
package ported.kotlin

import dev.asyncio4j.Asyncio.createTask
import dev.asyncio4j.Asyncio.run
import dev.asyncio4j.Asyncio.seconds
import dev.asyncio4j.Asyncio.sleep
import dev.asyncio4j.Asyncio.toThread
import dev.asyncio4j.Body
import dev.asyncio4j.Coroutine
import dev.asyncio4j.Task
import dev.asyncio4j.kotlin.await
import dev.asyncio4j.kotlin.coroutine
import java.time.Duration

// A blocking call stops everybody; in a thread it stops nobody.
object Blocking {
  fun blocking(): String {
    pause(0.2)
    return "blocking call is done"
  }

  fun beat(count: MutableList<Int>): Coroutine<Unit> {
    return coroutine {
      for (unused in 0 until 4) {
        sleep(seconds(0.02)).await()
        count.add(1)
      }
    }
  }

  fun main(): Coroutine<Unit> {
    return coroutine {
      var count: MutableList<Int> = mutableListOf<Int>()
      var beating: Task<Unit> = createTask(beat(count))
      sleep(Duration.ZERO).await()
      println(blocking() + " - beats meanwhile: " + count.size)
      beating.await()
      count = mutableListOf<Int>()
      beating = createTask(beat(count))
      sleep(Duration.ZERO).await()
      println(toThread(Body { blocking() }).await() + " - beats meanwhile: " + count.size)
      beating.await()
    }
  }

  @JvmStatic
  fun main(args: Array<String>) {
    run(main())
  }

  /** Blocks the thread, as time.sleep() does. */
  fun pause(time: Double) = Thread.sleep(Math.round(time * 1000))
}
