// Written by the porting assistant of asyncio4j from ch34/semaphore_barrier.py; what it cannot tell is a todo(...), what to look at a "check".
package ported.kotlin

import dev.asyncio4j.Asyncio.createTask
import dev.asyncio4j.Asyncio.gather
import dev.asyncio4j.Asyncio.run
import dev.asyncio4j.Asyncio.seconds
import dev.asyncio4j.Asyncio.sleep
import dev.asyncio4j.Coroutine
import dev.asyncio4j.Task
import dev.asyncio4j.exceptions.BrokenBarrierException
import dev.asyncio4j.kotlin.await
import dev.asyncio4j.kotlin.coroutine
import dev.asyncio4j.sync.Barrier
import dev.asyncio4j.sync.BoundedSemaphore
import dev.asyncio4j.sync.Semaphore
import java.time.Duration

// So many at a time; and all together or not at all.
object SemaphoreBarrier {
  var most: Int = 0
  var inside: Int = 0

  fun limited(semaphore: Semaphore): Coroutine<Unit> {
    return coroutine {
      semaphore.acquire().await()
      try {
        inside += 1
        most = Math.max(most, inside)
        sleep(seconds(0.01)).await()
        inside -= 1
      } finally {
        semaphore.release()
      }
    }
  }

  fun meets(barrier: Barrier, results: MutableList<Int>): Coroutine<Unit> {
    return coroutine {
      val place: Int = barrier.await().await()
      run {
        results.add(place)
      }
    }
  }

  fun main(): Coroutine<Unit> {
    return coroutine {
      val semaphore: Semaphore = Semaphore.create(3)
      gather((0 until 10).toMutableList().map { unused -> limited(semaphore) }.toMutableList()).await()
      println("at most " + most + " at once")
      val bounded: BoundedSemaphore = BoundedSemaphore.create(1)
      try {
        bounded.release()
      } catch (e: IllegalArgumentException) {
        println("a bounded one is not released more often than taken")
      }
      val barrier: Barrier = Barrier.create(3)
      val places: MutableList<Int> = mutableListOf<Int>()
      val early: MutableList<Task<Unit>> = (0 until 2).toMutableList().map { unused2 -> createTask(meets(barrier, places)) }.toMutableList()
      sleep(seconds(0.01)).await()
      println("waiting: " + barrier.waiting() + " of " + barrier.parties())
      meets(barrier, places).await()
      gather(early).await()
      println("places: " + text(places.sortedWith(naturalOrder()).toMutableList()))
      val waiting: Task<Int> = createTask(barrier.await())
      sleep(Duration.ZERO).await()
      barrier.abort().await()
      try {
        waiting.await()
      } catch (e2: BrokenBarrierException) {
        println("broken: " + (if (barrier.broken()) "yes" else "no"))
      }
    }
  }

  @JvmStatic
  fun main(args: Array<String>) {
    inside = 0
    most = 0
    run(main())
  }

  /** Text of a value as Python's str() gives it. */
  fun text(value: Any?): String =
    when (value) {
      is String -> value
      is Throwable -> value.message ?: ""
      else -> repr(value)
    }

  /** Text of a value as Python's repr() gives it. */
  fun repr(value: Any?): String =
    when (value) {
      null -> "None"
      true -> "True"
      false -> "False"
      is String -> quoted(value)
      is Map<*, *> -> value.entries.joinToString(", ", "{", "}") { repr(it.key) + ": " + repr(it.value) }
      is Set<*> -> if (value.isEmpty()) "set()" else value.joinToString(", ", "{", "}") { repr(it) }
      is Collection<*> -> value.joinToString(", ", "[", "]") { repr(it) }
      else -> value.toString()
    }

  fun quoted(text: String): String {
    val quote = if (text.contains("'") && !text.contains("\"")) "\"" else "'"
    val inner = text.replace("\\", "\\\\").replace("\n", "\\n").replace("\r", "\\r").replace("\t", "\\t")
    return quote + (if (quote == "'") inner.replace("'", "\\'") else inner) + quote
  }
}
