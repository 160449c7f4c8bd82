package dev.asyncio4j.kotlin

import dev.asyncio4j.Asyncio
import dev.asyncio4j.Coroutine
import dev.asyncio4j.exceptions.AsyncTimeoutException
import dev.asyncio4j.exceptions.CancelledError
import dev.asyncio4j.testing.Trail
import dev.asyncio4j.testing.kotlin.assertFails
import dev.asyncio4j.testing.kotlin.pause
import dev.asyncio4j.testing.kotlin.seconds
import dev.asyncio4j.testing.kotlin.secondsSince
import dev.asyncio4j.testing.kotlin.virtual
import java.util.function.Supplier
import kotlinx.coroutines.CancellationException
import kotlinx.coroutines.delay
import org.assertj.core.api.Assertions.assertThat
import org.junit.jupiter.api.Test

class WaitForTest {
  private val trail = Trail.create()

  @Test
  fun `a Kotlin block in time gives its value`() = virtual {
    val block = coroutine {
      delay(1_000)
      "in time"
    }
    assertThat(Asyncio.waitFor(block, 2.seconds).await()).isEqualTo("in time")
  }

  @Test
  fun `a timeout cancels the Kotlin block's Job and waits for its cleanup`() = virtual {
    val start = Asyncio.getRunningLoop().time()
    val block =
      coroutine<String> {
        try {
          delay(60_000)
          "not reached"
        } finally {
          trail += "cleanup"
        }
      }
    val error = assertFails(Asyncio.waitFor(block, 2.seconds))
    assertThat(error)
      .isInstanceOf(AsyncTimeoutException::class.java)
      .hasCauseInstanceOf(CancelledError::class.java)
    trail.assertIs("cleanup")
    assertThat(secondsSince(start)).isEqualTo(2)
  }

  @Test
  fun `after a caught timeout the awaiting coroutine goes on`() = virtual {
    val future = Asyncio.getRunningLoop().createFuture<String>()
    assertThat(assertFails(Asyncio.waitFor(future, 1.seconds)))
      .isInstanceOf(AsyncTimeoutException::class.java)
    assertThat(future.cancelled()).isTrue()
    delay(1_000)
    assertThat(Asyncio.currentTask()!!.cancelling()).isZero()
  }

  @Test
  fun `a cancel of the waiting task is no timeout`() = virtual {
    val future = Asyncio.getRunningLoop().createFuture<String>()
    val waiter = createTask { Asyncio.waitFor(future, 60.seconds).await() }
    pause(1)
    waiter.cancel()
    assertThat(assertFails(waiter)).isInstanceOf(CancellationException::class.java)
    assertThat(future.cancelled()).isTrue()
  }

  @Test
  fun `a staggered race of Kotlin blocks`() = virtual {
    val starts: List<Supplier<Coroutine<String>>> =
      listOf(
        Supplier { coroutine { delay(60_000).let { "slow" } } },
        Supplier { coroutine { "fast" } },
      )
    val result = Asyncio.staggeredRace(starts, 1.seconds).await()
    assertThat(result.winner()).isEqualTo("fast")
    assertThat(result.index()).hasValue(1)
    assertThat(result.errors()[0]).isInstanceOf(CancelledError::class.java)
  }
}
