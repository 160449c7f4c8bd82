package dev.asyncio4j.guide.ch34.kotlin

import dev.asyncio4j.Asyncio.createTask
import dev.asyncio4j.Asyncio.gather
import dev.asyncio4j.exceptions.BrokenBarrierException
import dev.asyncio4j.kotlin.await
import dev.asyncio4j.kotlin.coroutine
import dev.asyncio4j.kotlin.runAsyncio
import dev.asyncio4j.kotlin.sleep
import dev.asyncio4j.kotlin.withPermit
import dev.asyncio4j.sync.Barrier
import dev.asyncio4j.sync.BoundedSemaphore
import dev.asyncio4j.sync.Semaphore
import kotlin.time.Duration
import kotlin.time.Duration.Companion.milliseconds

private var inside = 0
private var most = 0

private fun limited(semaphore: Semaphore) = coroutine {
  semaphore.withPermit {
    inside++
    most = maxOf(most, inside)
    sleep(10.milliseconds)
    inside--
  }
}

private fun meets(barrier: Barrier, places: MutableList<Int>) = coroutine {
  places += barrier.await().await()
}

/** So many at a time; and all together or not at all. Java: `SemaphoreBarrier.java`. */
fun main(): Unit = runAsyncio {
  val semaphore = Semaphore.create(3)
  gather(List(10) { limited(semaphore) }).await()
  println("at most $most at once")
  val bounded = BoundedSemaphore.create(1)
  try {
    bounded.release()
  } catch (_: IllegalArgumentException) {
    println("a bounded one is not released more often than taken")
  }
  val barrier = Barrier.create(3)
  val places = mutableListOf<Int>()
  val early = List(2) { createTask(meets(barrier, places)) }
  sleep(10.milliseconds)
  println("waiting: ${barrier.waiting()} of ${barrier.parties()}")
  meets(barrier, places).await()
  gather(early).await()
  println("places: ${places.sorted()}")
  val waiting = createTask(barrier.await())
  sleep(Duration.ZERO)
  barrier.abort().await()
  try {
    waiting.await()
  } catch (_: BrokenBarrierException) {
    println("broken: ${if (barrier.broken()) "yes" else "no"}")
  }
}
