package dev.asyncio4j.kotlin

import dev.asyncio4j.Asyncio
import dev.asyncio4j.Body
import dev.asyncio4j.Coroutine
import dev.asyncio4j.exceptions.QueueShutDownException
import dev.asyncio4j.queues.Queue
import dev.asyncio4j.testing.Trail
import dev.asyncio4j.testing.kotlin.assertFails
import dev.asyncio4j.testing.kotlin.passes
import dev.asyncio4j.testing.kotlin.pause
import dev.asyncio4j.testing.kotlin.virtual
import kotlinx.coroutines.CancellationException
import org.assertj.core.api.Assertions.assertThat
import org.junit.jupiter.api.Test

class QueuesTest {
  private val trail = Trail.create()

  @Test
  fun `a Java producer and a Kotlin consumer on a queue of size 1`() = virtual {
    val queue = Queue.create<Int>(1)
    val producer: Coroutine<Unit> =
      Asyncio.async(
        Body {
          for (i in 1..3) Asyncio.await(queue.put(i))
          queue.shutdown()
        }
      )
    Asyncio.createTask(producer)
    val taken = ArrayList<Int>()
    try {
      while (true) {
        taken += queue.get().await()
        queue.taskDone()
      }
    } catch (_: QueueShutDownException) {
      trail += "shut down"
    }
    queue.join().await()
    assertThat(taken).containsExactly(1, 2, 3)
    trail.assertIs("shut down")
  }

  @Test
  fun `a Kotlin getter cancelled after it was woken loses no item`() = virtual {
    val queue = Queue.create<String>()
    val cancelled = createTask { queue.get().await() }
    val next = createTask { queue.get().await() }
    passes(1)
    queue.putNowait("item")
    cancelled.cancel()
    assertThat(next.await()).isEqualTo("item")
    assertThat(assertFails(cancelled)).isInstanceOf(CancellationException::class.java)
  }

  @Test
  fun `join waits for the work of Kotlin workers`() = virtual {
    val queue = Queue.create<Int>()
    repeat(6) { queue.putNowait(it) }
    val workers =
      List(2) { worker ->
        createTask {
          while (true) {
            val item = queue.get().await()
            pause(1)
            trail += "$worker did $item"
            queue.taskDone()
          }
        }
      }
    queue.join().await()
    trail.assertIs("0 did 0", "1 did 1", "0 did 2", "1 did 3", "0 did 4", "1 did 5")
    workers.forEach { it.cancel() }
  }
}
