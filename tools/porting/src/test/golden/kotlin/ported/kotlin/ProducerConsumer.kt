// Written by the porting assistant of asyncio4j from ch27/producer_consumer.py; what it cannot tell is a todo(...), what to look at a "check".
package ported.kotlin

import dev.asyncio4j.Asyncio.createTask
import dev.asyncio4j.Asyncio.gather
import dev.asyncio4j.Asyncio.gatherOutcomes
import dev.asyncio4j.Asyncio.run
import dev.asyncio4j.Asyncio.seconds
import dev.asyncio4j.Asyncio.sleep
import dev.asyncio4j.Coroutine
import dev.asyncio4j.Outcome
import dev.asyncio4j.Task
import dev.asyncio4j.kotlin.await
import dev.asyncio4j.kotlin.coroutine
import dev.asyncio4j.queues.Queue
import kotlinx.coroutines.CancellationException

// Producers make work, consumers do it, a queue stands between them; join tells when all is done.
object ProducerConsumer {
  fun producer(name_: String, queue: Queue<String>, count: Int): Coroutine<Unit> {
    return coroutine {
      for (i in 0 until count) {
        sleep(seconds(0.01)).await()
        queue.put(name_ + i).await()
      }
      println("producer " + name_ + " is done")
    }
  }

  fun consumer(queue: Queue<String>, eaten: MutableList<String>): Coroutine<Unit> {
    return coroutine {
      while (true) {
        val item: String = queue.get().await()
        sleep(seconds(0.001)).await()
        eaten.add(item)
        queue.taskDone()
      }
    }
  }

  fun main(): Coroutine<Unit> {
    return coroutine {
      val queue: Queue<String> = Queue.create<String>(4)
      val eaten: MutableList<String> = mutableListOf<String>()
      val consumers: MutableList<Task<Unit>> = (0 until 3).toMutableList().map { unused -> createTask(consumer(queue, eaten)) }.toMutableList()
      gather(producer("a", queue, 5), producer("b", queue, 7)).await()
      queue.join().await()
      for (task in consumers) {
        task.cancel()
      }
      val results: MutableList<Outcome<Unit>> = gatherOutcomes(consumers).await()
      println("" + eaten.size + " eaten: " + eaten.sortedWith(naturalOrder()).toMutableList().joinToString(" "))
      println("consumers cancelled: " + results.count { r -> failure(r) is CancellationException })
    }
  }

  @JvmStatic
  fun main(args: Array<String>) {
    run(main())
  }

  /** Error that an outcome stands for, as Kotlin has it; null if it is a result. */
  fun failure(outcome: Outcome<*>): Throwable? =
    when (outcome) {
      is Outcome.Failure<*> -> outcome.error()
      is Outcome.Cancelled<*> -> java.util.concurrent.CancellationException(outcome.error().message)
      else -> null
    }
}
