package dev.asyncio4j.kotlin

import dev.asyncio4j.Asyncio.createSubprocessExec
import dev.asyncio4j.Asyncio.createSubprocessShell
import dev.asyncio4j.subprocess.AsyncProcess
import dev.asyncio4j.subprocess.ProcessOptions
import dev.asyncio4j.subprocess.Stdio
import java.time.Duration as JavaDuration
import kotlin.time.Duration.Companion.milliseconds
import kotlinx.coroutines.Dispatchers
import kotlinx.coroutines.TimeoutCancellationException
import kotlinx.coroutines.withContext
import kotlinx.coroutines.withTimeout
import org.assertj.core.api.Assertions.assertThat
import org.junit.jupiter.api.DisplayName
import org.junit.jupiter.api.Test
import org.junit.jupiter.api.Timeout

@Timeout(60)
class ProcessesTest {
  private val output = ProcessOptions.defaults().stdout(Stdio.PIPE)

  private suspend fun started(options: ProcessOptions, script: String): AsyncProcess {
    val child =
      createSubprocessShell(options, "$script; echo up; while :; do sleep 0.05; done").await()
    assertThat(String(child.stdout().readLine().await())).isEqualTo("up\n")
    return child
  }

  @Test
  fun `a child that is used to its end`(): Unit = runAsyncio {
    val sorted =
      createSubprocessExec(ProcessOptions.piped(), "sort").await().use {
        it.communicate("b\na\n".toByteArray()).await().stdout()
      }
    assertThat(String(sorted!!)).isEqualTo("a\nb\n")
  }

  @Test
  @DisplayName("SUBPROC-09 leaving the block terminates a child, which may end as it likes")
  fun politely(): Unit = runAsyncio {
    val child = started(output, "trap 'exit 3' TERM")
    child.use {}
    assertThat(child.returnCode()).hasValue(3)
  }

  @Test
  @DisplayName("SUBPROC-09 a child that does not heed it is killed after the grace")
  fun killed(): Unit = runAsyncio {
    val child = started(output.grace(JavaDuration.ofMillis(50)), "trap '' TERM")
    child.use {}
    assertThat(child.returnCode()).hasValue(-9)
  }

  @Test
  @DisplayName("SUBPROC-09 a cancelled block leaves no child")
  fun cancelled(): Unit = runAsyncio {
    val child = started(output, "trap 'exit 3' TERM")
    try {
      withTimeout(20.milliseconds) { child.use { it.waitFor().await() } }
      error("the child has ended by itself")
    } catch (_: TimeoutCancellationException) {
      assertThat(child.returnCode()).hasValue(3)
    }
  }

  @Test
  fun `in another dispatcher`(): Unit = runAsyncio {
    val child = started(output, "trap 'exit 3' TERM")
    withContext(Dispatchers.Default) { child.use {} }
    assertThat(child.returnCode()).hasValue(3)
  }

  @Test
  fun `an error of the block goes on`(): Unit = runAsyncio {
    val child = started(output, "trap 'exit 3' TERM")
    val failure = runCatching {
      child.use { throw IllegalStateException("mine") }
    }
      .exceptionOrNull()
    assertThat(failure).hasMessage("mine")
    assertThat(child.returnCode()).hasValue(3)
  }
}
