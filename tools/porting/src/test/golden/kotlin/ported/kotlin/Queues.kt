// Written by the porting assistant of asyncio4j from ch34/queues.py; what it cannot tell is a todo(...), what to look at a "check".
package ported.kotlin

import dev.asyncio4j.Asyncio.createTask
import dev.asyncio4j.Asyncio.run
import dev.asyncio4j.Coroutine
import dev.asyncio4j.Task
import dev.asyncio4j.exceptions.QueueEmptyException
import dev.asyncio4j.exceptions.QueueFullException
import dev.asyncio4j.exceptions.QueueShutDownException
import dev.asyncio4j.kotlin.await
import dev.asyncio4j.kotlin.coroutine
import dev.asyncio4j.queues.Queue

// First in first out, last in first out, by priority; full, empty, shut down.
object Queues {
  suspend fun drain(queue: Any?): MutableList<Any?> {
    val items: MutableList<Any?> = mutableListOf<Any?>()
    while (todo<Boolean>(7, "not queue.empty()")) {
      todo<Unit>(8, "items.append(await queue.get())") // get of an unknown type
    }
    return items
  }

  fun reader(queue: Queue<Any?>): Coroutine<Int> {
    return coroutine {
      var count: Int = 0
      try {
        while (true) {
          queue.get().await()
          count += 1
        }
      } catch (e: QueueShutDownException) {
        return@coroutine count
      }
      error("not reached")
    }
  }

  fun main(): Coroutine<Unit> {
    return coroutine {
      lateinit var queue: Queue<Any?>
      for (kind in todo<MutableList<Any?>>(23, "(asyncio.Queue, asyncio.LifoQueue, asyncio.PriorityQueue)")) {
        todo<Unit>(24, "queue = kind(maxsize=3)") // kind has no counterpart
        for (number in mutableListOf<Int>(2, 3, 1)) {
          queue.putNowait(number)
        }
        todo<Unit>(27, "print(kind.__name__, \"full:\", \"yes\" if queue.full() else \"no\", await drain(queue))") // the attribute __name__ of an unknown type
      }
      todo<Unit>(28, "queue = asyncio.Queue(maxsize=1)") // a Queue<unknown> where a Queue<any<int, str>> is needed
      try {
        queue.getNowait()
      } catch (e: QueueEmptyException) {
        println("empty")
      }
      queue.put("a").await()
      try {
        queue.putNowait("b")
      } catch (e2: QueueFullException) {
        println("full with " + queue.size())
      }
      val reading: Task<Int> = createTask(reader(queue))
      queue.put("b").await()
      queue.shutdown()
      println("read before the end: " + reading.await())
      try {
        queue.put("c").await()
      } catch (e3: QueueShutDownException) {
        println("shut down for writers")
      }
    }
  }

  @JvmStatic
  fun main(args: Array<String>) {
    run(main())
  }

  /** Stands for what is left to do by hand. */
  fun <T> todo(line: Int, python: String): T =
    throw UnsupportedOperationException("line $line: $python")
}
