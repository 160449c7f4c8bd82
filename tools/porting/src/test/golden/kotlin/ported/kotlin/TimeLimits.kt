// Written by the porting assistant of asyncio4j from ch12/time_limits.py; what it cannot tell is a todo(...), what to look at a "check".
package ported.kotlin

import dev.asyncio4j.Asyncio.getRunningLoop
import dev.asyncio4j.Asyncio.run
import dev.asyncio4j.Asyncio.seconds
import dev.asyncio4j.Asyncio.sleep
import dev.asyncio4j.Asyncio.waitFor
import dev.asyncio4j.Coroutine
import dev.asyncio4j.Timeout
import dev.asyncio4j.exceptions.AsyncTimeoutException
import dev.asyncio4j.kotlin.await
import dev.asyncio4j.kotlin.coroutine
import dev.asyncio4j.kotlin.timeout
import kotlinx.coroutines.CancellationException

// A limit for one thing (wait_for), for a block (timeout), and one that is moved while it runs.
object TimeLimits {
  fun slow(seconds_: Double): Coroutine<String> {
    return coroutine {
      try {
        sleep(seconds(seconds_)).await()
        return@coroutine "in time"
      } catch (e: CancellationException) {
        println("the slow one is cancelled and cleans up")
        throw e
      }
      error("not reached")
    }
  }

  fun main(): Coroutine<Unit> {
    return coroutine {
      val limit = Ref<Timeout>(null)
      println(waitFor(slow(0.01), seconds(1.0)).await())
      try {
        waitFor(slow(5.0), seconds(0.05)).await()
      } catch (e: AsyncTimeoutException) {
        println("wait_for: too late")
      }
      try {
        timeout(seconds(0.05)) {
          slow(0.001).await()
          println("first step done")
          slow(5.0).await()
        }
      } catch (e2: AsyncTimeoutException) {
        println("timeout: too late")
      }
      timeout(seconds(0.05)) { limitGiven ->
        limit.value = limitGiven
        limit.value.reschedule(getRunningLoop().time().plus(seconds(5.0)))
        println("with more time: " + slow(0.1).await())
      }
      println("expired: " + (if (limit.value.expired()) "yes" else "no"))
      timeout(null) {
        println("no limit: " + slow(0.0).await())
      }
    }
  }

  @JvmStatic
  fun main(args: Array<String>) {
    run(main())
  }

  /** A variable that a lambda and the code around it share. */
  class Ref<T>(private var held: T?) {
    @Suppress("UNCHECKED_CAST")
    var value: T
      get() = held as T
      set(now) {
        held = now
      }
  }
}
