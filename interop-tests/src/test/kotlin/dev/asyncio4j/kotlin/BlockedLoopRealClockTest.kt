package dev.asyncio4j.kotlin

import dev.asyncio4j.Asyncio
import dev.asyncio4j.RunOptions
import dev.asyncio4j.support.LogCapture
import dev.asyncio4j.testing.kotlin.passes
import dev.asyncio4j.testing.kotlin.pause
import dev.asyncio4j.testing.kotlin.virtual
import java.util.concurrent.CompletableFuture
import java.util.logging.LogRecord
import kotlinx.coroutines.Dispatchers
import kotlinx.coroutines.delay
import kotlinx.coroutines.future.await
import kotlinx.coroutines.future.future
import kotlinx.coroutines.launch
import kotlinx.coroutines.runBlocking
import kotlinx.coroutines.withContext
import org.assertj.core.api.Assertions.assertThat
import org.assertj.core.api.Assertions.assertThatThrownBy
import org.junit.jupiter.api.DisplayName
import org.junit.jupiter.api.Test

/** What blocks a loop, and waits for what only that loop could do. */
class BlockedLoopRealClockTest {
  private fun assertRefused(blocking: () -> Unit) {
    assertThatThrownBy(blocking)
      .isInstanceOf(IllegalStateException::class.java)
      .hasMessageContainingAll(
        "runBlocking on the loop's own turn",
        "<EventLoop running",
        "toThread",
      )
  }

  @Test
  @DisplayName("K-01 runBlocking on the dispatcher of the loop that it blocks fails at once")
  fun onItsDispatcher() = virtual {
    val dispatcher = Asyncio.getRunningLoop().asCoroutineDispatcher()
    assertRefused { runBlocking(dispatcher) { delay(1) } }
    assertRefused { runBlocking { withContext(dispatcher) { delay(1) } } }
    assertRefused { runBlocking { launch(dispatcher) { delay(1) } } }
    val inJava =
      Asyncio.async(
        dev.asyncio4j.Body {
          assertRefused { runBlocking(dispatcher) { delay(1) } }
          "went on"
        }
      )
    assertThat(inJava.await()).isEqualTo("went on")
  }

  @Test
  @DisplayName("K-01 so does each view of a task that is awaited in runBlocking")
  fun views() = virtual {
    val task = createTask("slow") { pause(1) }
    assertRefused { runBlocking { task.toCompletableFuture().await() } }
    assertRefused { runBlocking { task.toCompletableFuture().thenApply { it }.await() } }
    assertRefused { runBlocking { task.asDeferred().await() } }
    assertRefused { runBlocking { task.asDeferred().join() } }
    assertRefused { runBlocking { withContext(Dispatchers.Unconfined) { task.await() } } }
    task.await()
    runBlocking { task.toCompletableFuture().await() } // is done: nothing to wait for
    runBlocking { task.asDeferred().await() }
  }

  @Test
  @DisplayName("K-01 runBlocking of another thread uses the loop as it likes")
  fun ofAnotherThread() = virtual {
    val dispatcher = Asyncio.getRunningLoop().asCoroutineDispatcher()
    val result =
      Asyncio.toThread(
        dev.asyncio4j.Body {
          runBlocking(dispatcher) {
            launch { passes(1) }
            withContext(Dispatchers.Default) {}
            future { "value" }.await()
          }
        }
      )
    assertThat(result.await()).isEqualTo("value")
  }

  @Test
  @DisplayName(
    "K-01 other ways to block are reported again after some seconds, with the stack of then"
  )
  fun reportedAgain() {
    LogCapture.withSlowSteps().use { log ->
      runAsyncio(RunOptions.defaults().debug(true)) {
        val ended = CompletableFuture<String>()
        val view = future { ended.await() }
        firstWait(log)
        secondWait(log)
        ended.complete("value")
        assertThat(view.await()).isEqualTo("value")
      }
      assertThat(log.records()).anyMatch { "blocks <EventLoop" in it.message && "firstWait" in it }
      assertThat(log.records()).anyMatch { "blocks <EventLoop" in it.message && "secondWait" in it }
    }
  }

  private fun firstWait(log: LogCapture) = blockUntil { log.records().any { "firstWait" in it } }

  private fun secondWait(log: LogCapture) = blockUntil { log.records().any { "secondWait" in it } }

  private operator fun LogRecord.contains(method: String) =
    thrown?.stackTrace.orEmpty().any { it.methodName == method }

  private fun blockUntil(condition: () -> Boolean) {
    repeat(2000) { if (!condition()) Thread.sleep(10) }
  }
}
