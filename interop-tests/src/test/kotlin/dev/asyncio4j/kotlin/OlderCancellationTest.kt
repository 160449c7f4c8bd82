package dev.asyncio4j.kotlin

import dev.asyncio4j.Asyncio
import dev.asyncio4j.testing.kotlin.pause
import dev.asyncio4j.testing.kotlin.virtual
import kotlin.time.Duration
import kotlin.time.Duration.Companion.seconds
import kotlinx.coroutines.CancellationException
import kotlinx.coroutines.delay
import org.assertj.core.api.Assertions.assertThat
import org.junit.jupiter.api.DisplayName
import org.junit.jupiter.api.Test

/** A cancellation that was asked for before a Kotlin block with a deadline. */
class OlderCancellationTest {
  private fun assertStaysCancelled(block: suspend () -> Unit) = virtual {
    val task =
      createTask("cancelled") {
        Asyncio.currentTask()!!.cancel("outside")
        block()
      }
    val told = runCatching { task.await() }.exceptionOrNull()
    assertThat(told).isInstanceOf(CancellationException::class.java).hasMessage("outside")
    assertThat(task.cancelled()).isTrue()
  }

  @Test
  @DisplayName("GH-134471 a timeout in Kotlin does not swallow a cancellation from before it")
  fun anOlderCancellationIsKept() {
    for (limit in listOf(Duration.ZERO, 5.seconds)) {
      assertStaysCancelled { timeout(limit) { pause(10) } }
      assertStaysCancelled { timeout(limit) { delay(10_000) } }
    }
  }
}
