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
      val places: MutableList<Any?> = mutableListOf<Any?>()
      var early: MutableList<Task<Unit>> = todo<MutableList<Task<Unit>>>(31, "early = [asyncio.create_task(meets(barrier, places)) for _ in range(2)]")
      todo<Unit>(31, "early = [asyncio.create_task(meets(barrier, places)) for _ in range(2)]") // a List<unknown> where a List<int> is needed
      sleep(seconds(0.01)).await()
      println("waiting: " + barrier.waiting() + " of " + barrier.parties())
      todo<Unit>(34, "await meets(barrier, places)") // a List<unknown> where a List<int> is needed
      gather(early).await()
      todo<Unit>(36, "print(\"places:\", sorted(places))") // a loop over a List
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

  /** Stands for what is left to do by hand. */
  fun <T> todo(line: Int, python: String): T =
    throw UnsupportedOperationException("line $line: $python")
}
