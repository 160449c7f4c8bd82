package dev.asyncio4j.kotlin

import dev.asyncio4j.Asyncio
import dev.asyncio4j.Outcome
import dev.asyncio4j.testing.Trail
import dev.asyncio4j.testing.kotlin.assertFails
import dev.asyncio4j.testing.kotlin.pause
import dev.asyncio4j.testing.kotlin.secondsSince
import dev.asyncio4j.testing.kotlin.virtual
import kotlinx.coroutines.CancellationException
import org.assertj.core.api.Assertions.assertThat
import org.junit.jupiter.api.Test

class GatherTest {
  private val trail = Trail.create()

  private fun worker(name: String, seconds: Int) = coroutine {
    trail += "$name starts"
    try {
      pause(seconds)
      name
    } finally {
      trail += "$name ends"
    }
  }

  @Test
  fun `Kotlin blocks run side by side, results in the order of the arguments`() = virtual {
    val start = Asyncio.getRunningLoop().time()
    assertThat(Asyncio.gather(worker("slow", 3), worker("fast", 1)).await())
      .containsExactly("slow", "fast")
    trail.assertIs("slow starts", "fast starts", "fast ends", "slow ends")
    assertThat(secondsSince(start)).isEqualTo(3)
  }

  @Test
  fun `the first failure comes out as it is, and siblings go on`() = virtual {
    val error = IllegalStateException("broken")
    val sibling = createTask { worker("sibling", 5).await() }
    val fails =
      coroutine<String> {
        pause(1)
        throw error
      }
    assertThat(assertFails(Asyncio.gather(sibling, fails))).isSameAs(error)
    assertThat(sibling.await()).isEqualTo("sibling")
  }

  @Test
  fun `outcomes tell success and failure apart`() = virtual {
    val error = IllegalStateException("broken")
    val outcomes =
      Asyncio.gatherOutcomes<String>(listOf(worker("fine", 1), coroutine { throw error })).await()
    assertThat(outcomes).containsExactly(Outcome.Success("fine"), Outcome.Failure(error))
  }

  @Test
  fun `cancelling the task that awaits cancels the children, in either language`() = virtual {
    val awaiter = createTask { Asyncio.gather(worker("a", 9), worker("b", 9)).await() }
    pause(1)
    awaiter.cancel()
    assertThat(assertFails(awaiter)).isInstanceOf(CancellationException::class.java)
    trail.assertIs("a starts", "b starts", "a ends", "b ends")
  }

  @Test
  fun `a shielded Kotlin block outlives the one that waits for it`() = virtual {
    val work = createTask { worker("work", 5).await() }
    val waiter = createTask { Asyncio.shield(work).await() }
    pause(1)
    waiter.cancel()
    assertThat(assertFails(waiter)).isInstanceOf(CancellationException::class.java)
    assertThat(work.await()).isEqualTo("work")
  }
}
