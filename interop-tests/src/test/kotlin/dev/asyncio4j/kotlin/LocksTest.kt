package dev.asyncio4j.kotlin

import dev.asyncio4j.Asyncio
import dev.asyncio4j.Body
import dev.asyncio4j.Coroutine
import dev.asyncio4j.exceptions.BrokenBarrierException
import dev.asyncio4j.sync.Barrier
import dev.asyncio4j.sync.Condition
import dev.asyncio4j.sync.Event
import dev.asyncio4j.sync.Lock
import dev.asyncio4j.sync.Semaphore
import dev.asyncio4j.testing.Trail
import dev.asyncio4j.testing.kotlin.assertFails
import dev.asyncio4j.testing.kotlin.passes
import dev.asyncio4j.testing.kotlin.pause
import dev.asyncio4j.testing.kotlin.virtual
import kotlinx.coroutines.CancellationException
import org.assertj.core.api.Assertions.assertThat
import org.junit.jupiter.api.Test

class LocksTest {
  private val trail = Trail.create()

  @Test
  fun `Java and Kotlin tasks get a lock in the order in which they asked`() = virtual {
    val lock = Lock.create()
    lock.acquire().await()
    val first = createTask {
      lock.acquire().await()
      trail += "kotlin"
      lock.release()
    }
    val second = Asyncio.createTask(javaHolder(lock))
    val third = createTask {
      lock.acquire().await()
      trail += "kotlin again"
      lock.release()
    }
    val all = Asyncio.gather(first, second, third)
    passes(1)
    lock.release()
    all.await()
    trail.assertIs("kotlin", "java", "kotlin again")
    assertThat(lock.locked()).isFalse()
  }

  private fun javaHolder(lock: Lock): Coroutine<Unit> =
    Asyncio.async(Body { lock.with(Body { trail += "java" }) })

  @Test
  fun `a cancelled Kotlin waiter leaves the lock to the next one`() = virtual {
    val lock = Lock.create()
    lock.acquire().await()
    val cancelled = createTask { lock.acquire().await() }
    val next = createTask { lock.acquire().await() }
    passes(1)
    lock.release()
    cancelled.cancel()
    assertThat(next.await()).isTrue()
    assertThat(assertFails(cancelled)).isInstanceOf(CancellationException::class.java)
  }

  @Test
  fun `a semaphore limits how many run at a time`() = virtual {
    val semaphore = Semaphore.create(2)
    var running = 0
    var most = 0
    val workers =
      List(5) {
        createTask {
          semaphore.acquire().await()
          most = maxOf(most, ++running)
          pause(1)
          running--
          semaphore.release()
        }
      }
    Asyncio.gather(workers).await()
    assertThat(most).isEqualTo(2)
  }

  @Test
  fun `a condition wakes a Kotlin waiter that holds the lock when it goes on`() = virtual {
    val condition = Condition.create()
    val waiter = createTask {
      condition.acquire().await()
      condition.awaitFor { trail.lines().isNotEmpty() }.await()
      assertThat(condition.locked()).isTrue()
      condition.release()
      "woken"
    }
    passes(1)
    condition.acquire().await()
    trail += "changed"
    condition.signalAll()
    condition.release()
    assertThat(waiter.await()).isEqualTo("woken")
  }

  @Test
  fun `an event and a barrier bring both languages together`() = virtual {
    val event = Event.create()
    val barrier = Barrier.create(2)
    val kotlin = createTask {
      event.await().await()
      barrier.await().await()
    }
    passes(1)
    event.set()
    val java: Coroutine<Int> = Asyncio.async(Body { Asyncio.await(barrier.await()) })
    assertThat(Asyncio.gather(kotlin, java).await()).containsExactlyInAnyOrder(0, 1)

    val waiter =
      Asyncio.createTask(coroutine { barrier.await().await() }) // no child: its failure is its own
    passes(1)
    barrier.abort().await()
    assertThat(assertFails(waiter)).isInstanceOf(BrokenBarrierException::class.java)
  }
}
