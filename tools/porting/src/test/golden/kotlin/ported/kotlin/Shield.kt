// Written by the porting assistant of asyncio4j from ch13/shield.py; what it cannot tell is a todo(...), what to look at a "check".
package ported.kotlin

import dev.asyncio4j.Asyncio.createTask
import dev.asyncio4j.Asyncio.run
import dev.asyncio4j.Asyncio.seconds
import dev.asyncio4j.Asyncio.shield
import dev.asyncio4j.Asyncio.sleep
import dev.asyncio4j.Coroutine
import dev.asyncio4j.Future
import dev.asyncio4j.Task
import dev.asyncio4j.kotlin.await
import dev.asyncio4j.kotlin.coroutine
import java.time.Duration
import kotlinx.coroutines.CancellationException

// A shield takes the cancel; what is behind it goes on.
object Shield {
  fun save(): Coroutine<String> {
    return coroutine {
      sleep(seconds(0.05)).await()
      println("saved")
      return@coroutine "receipt"
    }
  }

  fun customer(saving: Task<String>): Coroutine<String?> {
    return coroutine {
      try {
        return@coroutine shield(saving).await()
      } catch (e: CancellationException) {
        println("the customer leaves")
        throw e
      }
      error("not reached")
    }
  }

  fun main(): Coroutine<Unit> {
    return coroutine {
      var saving: Task<String> = createTask(save())
      val asking: Task<String?> = createTask(customer(saving))
      sleep(Duration.ZERO).await()
      asking.cancel()
      try {
        asking.await()
      } catch (e: CancellationException) {
      }
      println("customer cancelled: " + (if (asking.cancelled()) "yes" else "no"))
      println("saving cancelled: " + (if (saving.cancelled()) "yes" else "no"))
      println(saving.await())
      println("-- a cancel of the task itself gets through")
      saving = createTask(save())
      val shielded: Future<String> = shield(saving)
      saving.cancel()
      try {
        shielded.await()
      } catch (e2: CancellationException) {
        println("cancelled from inside")
      }
    }
  }

  @JvmStatic
  fun main(args: Array<String>) {
    run(main())
  }
}
