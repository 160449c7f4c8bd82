// Written by the porting assistant of asyncio4j from ch23/01_stop_a_task.py; what it cannot tell is a todo(...), what to look at a "check".
package ported.kotlin

import dev.asyncio4j.Asyncio
import dev.asyncio4j.Asyncio.createTask
import dev.asyncio4j.Asyncio.run
import dev.asyncio4j.Asyncio.seconds
import dev.asyncio4j.Asyncio.sleep
import dev.asyncio4j.Coroutine
import dev.asyncio4j.Task
import dev.asyncio4j.WaitOptions
import dev.asyncio4j.kotlin.await
import dev.asyncio4j.kotlin.coroutine
import dev.asyncio4j.kotlin.timeout
import dev.asyncio4j.sync.Event
import java.time.Duration
import kotlinx.coroutines.CancellationException

// How to stop a task? From outside with cancel, from inside by returning, politely with an event.
object Program01StopATask {
  fun forever(stop: Event): Coroutine<Int> {
    return coroutine {
      var rounds: Int = 0
      while (!stop.isSet()) {
        rounds += 1
        sleep(Duration.ZERO).await()
      }
      return@coroutine rounds
    }
  }

  fun main(): Coroutine<Unit> {
    return coroutine {
      val stop: Event = Event.create()
      val polite: Task<Int> = createTask(forever(stop))
      val cancelled: Task<Int> = createTask(forever(Event.create()))
      for (unused in 0 until 3) {
        sleep(Duration.ZERO).await()
      }
      stop.set()
      cancelled.cancel()
      println("polite: stopped after " + polite.await() + " rounds")
      try {
        cancelled.await()
      } catch (e: CancellationException) {
        println("cancelled: no result")
      }
      val limit: Task<Int> = createTask(forever(Event.create()))
      val pair = Asyncio.wait(mutableListOf<Task<Int>>(limit), WaitOptions.defaults().timeout(seconds(0.05))).await()
      val done: MutableSet<Task<Int>> = pair.done()
      val pending: MutableSet<Task<Int>> = pair.pending()
      for (task in pending) {
        task.cancel()
      }
      Asyncio.wait(pending).await()
      println("stopped after a time: " + (if (limit.cancelled()) "yes" else "no"))
    }
  }

  @JvmStatic
  fun main(args: Array<String>) {
    run(main())
  }
}
