package dev.asyncio4j.kotlin

import dev.asyncio4j.Asyncio
import dev.asyncio4j.FrameCallGraphEntry.Kind
import dev.asyncio4j.Task
import java.time.Duration
import kotlinx.coroutines.async
import kotlinx.coroutines.coroutineScope
import kotlinx.coroutines.launch
import kotlinx.coroutines.yield
import org.assertj.core.api.Assertions.assertThat
import org.junit.jupiter.api.DisplayName
import org.junit.jupiter.api.Test

/** The call graph across the border to Kotlin. */
class CallGraphKotlinTest {
  private suspend fun waitingFor(task: Task<*>) {
    task.await()
    yield()
  }

  @Test
  @DisplayName("INS-01 INS-05 a block and its child coroutines await a task: both are in its graph")
  fun blocksAndChildren() {
    Asyncio.run(
      coroutine {
        val child = Asyncio.createTask(Asyncio.sleep(Duration.ofSeconds(1000)), "child")
        val block = Asyncio.createTask(coroutine { waitingFor(child) }, "block")
        val scope =
          Asyncio.createTask(
            coroutine { coroutineScope { launch { async { waitingFor(child) }.await() } } },
            "scope",
          )
        repeat(6) { Asyncio.sleep(Duration.ZERO).await() }
        val graph = Asyncio.captureCallGraph(child)
        val awaiters = graph.awaitedBy().associateBy { (it.future() as Task<*>).name }
        assertThat(awaiters.keys).containsExactlyInAnyOrder("block", "scope")
        assertThat(awaiters.getValue("block").callStack().map { it.kind() }).contains(Kind.SUSPEND)
        val text = Asyncio.formatCallGraph(child)
        assertThat(text).contains("name='scope'", "by kotlin")
        assertThat(text).contains("CallGraphKotlinTest.waitingFor(", ", suspend")
        listOf(child, block, scope).forEach { it.cancel() }
      }
    )
  }
}
