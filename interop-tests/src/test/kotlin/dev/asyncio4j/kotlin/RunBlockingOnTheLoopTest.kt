package dev.asyncio4j.kotlin

import dev.asyncio4j.Asyncio
import dev.asyncio4j.Body
import dev.asyncio4j.Coroutine
import dev.asyncio4j.RunOptions
import dev.asyncio4j.support.LogCapture
import dev.asyncio4j.testing.kotlin.passes
import dev.asyncio4j.testing.kotlin.pause
import dev.asyncio4j.testing.kotlin.virtual
import java.time.Duration
import java.util.concurrent.CompletableFuture
import kotlinx.coroutines.delay
import kotlinx.coroutines.runBlocking
import org.assertj.core.api.Assertions.assertThat
import org.assertj.core.api.Assertions.assertThatThrownBy
import org.junit.jupiter.api.DisplayName
import org.junit.jupiter.api.Test

/** `runBlocking` on a loop: an await of that loop in it could never end, so it fails at once. */
class RunBlockingOnTheLoopTest {
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
  @DisplayName("BRIDGE-11 runBlocking that awaits the loop fails at once in a Kotlin body")
  fun inKotlinBody() = virtual {
    val task = createTask { pause(1) }
    assertRefused { runBlocking { task.await() } }
    assertRefused { runBlocking { Asyncio.sleep(Duration.ofSeconds(1)).await() } }
    task.await()
    runBlocking { task.await() } // is done: nothing to wait for
  }

  @Test
  @DisplayName("BRIDGE-11 so it does in a Java body and in a callback")
  fun inJavaBodyAndCallback() = virtual {
    val task = createTask("slow") { pause(1) }
    val java: Coroutine<Boolean> =
      Asyncio.async(
        Body {
          assertRefused { runBlocking { task.await() } }
          true
        }
      )
    assertThat(java.await()).isTrue()
    val inCallback = CompletableFuture<Throwable?>()
    Asyncio.getRunningLoop().callSoon {
      inCallback.complete(runCatching { runBlocking { task.await() } }.exceptionOrNull())
    }
    passes(2)
    assertRefused { throw inCallback.getNow(null)!! }
    task.await()
  }

  @Test
  @DisplayName("BRIDGE-11 the error has both stacks: who blocks, and where the awaited task is")
  fun bothStacks() = virtual {
    val body: Coroutine<Unit> = Asyncio.async(Body { waitForALongTime() })
    val task = Asyncio.createTask(body, "slow")
    passes(2)
    val error = runCatching { runBlocking { task.await() } }.exceptionOrNull()!!
    assertThat(error.stackTrace).anyMatch { it.methodName.contains("runBlocking") }
    assertThat(error.suppressed.single().stackTrace).anyMatch {
      it.methodName.contains("waitForALongTime")
    }
    task.cancel()
  }

  private fun waitForALongTime() {
    Asyncio.await(Asyncio.sleep(Duration.ofHours(1)))
  }

  @Test
  @DisplayName("BRIDGE-11 in a thread of its own, runBlocking awaits the loop as it likes")
  fun inAnotherThread() = virtual {
    val task = createTask {
      passes(5) // no sleep: virtual time stands still while a thread waits for the loop
      "result"
    }
    val blocking = Body { runBlocking { task.await() } }
    assertThat(Asyncio.toThread(blocking).await()).isEqualTo("result")
  }

  @Test
  @DisplayName("BRIDGE-11 runBlocking that merely stalls the loop is reported in debug mode")
  fun stallIsReported() {
    LogCapture.withSlowSteps().use { log ->
      runAsyncio(RunOptions.defaults().debug(true)) {
        runBlocking { repeat(1000) { if (log.records().isEmpty()) delay(10) } }
      }
      assertThat(log.messages().first()).contains("blocks <EventLoop", "runBlocking", "toThread")
      assertThat(log.records().first().thrown.stackTrace).anyMatch {
        it.methodName.contains("runBlocking")
      }
    }
  }
}
