package dev.asyncio4j.kotlin

import dev.asyncio4j.Asyncio.currentTask
import dev.asyncio4j.Asyncio.sleep
import dev.asyncio4j.RunOptions
import java.time.Duration
import kotlinx.coroutines.delay
import kotlinx.coroutines.withTimeout
import org.assertj.core.api.Assertions.assertThat
import org.junit.jupiter.api.Test

/**
 * A task's block goes on as that task, also where kotlinx resumes it from a callback or a timer of
 * the loop.
 */
class ResumedByKotlinxTest {
  private val virtual = RunOptions.defaults().virtualTime()

  @Test
  fun `a scope of kotlinx around an await`() {
    val task =
      runAsyncio(virtual) {
        withTimeout(1000) { sleep(Duration.ofMillis(10)).await() }
        sleep(Duration.ofMillis(10)).await()
        currentTask()
      }
    assertThat(task).isNotNull()
  }

  @Test
  fun `a delay before an await`() {
    val task =
      runAsyncio(virtual) {
        delay(10)
        val inTheBlock = currentTask()
        sleep(Duration.ofMillis(10)).await()
        inTheBlock
      }
    assertThat(task).isNotNull()
  }
}
