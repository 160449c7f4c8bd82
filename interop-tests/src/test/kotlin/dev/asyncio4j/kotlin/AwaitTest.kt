package dev.asyncio4j.kotlin

import dev.asyncio4j.Asyncio
import dev.asyncio4j.Body
import dev.asyncio4j.Coroutine
import dev.asyncio4j.testing.Trail
import dev.asyncio4j.testing.kotlin.assertFails
import dev.asyncio4j.testing.kotlin.passes
import dev.asyncio4j.testing.kotlin.seconds
import dev.asyncio4j.testing.kotlin.virtual
import java.io.IOException
import kotlinx.coroutines.CancellationException
import kotlinx.coroutines.currentCoroutineContext
import kotlinx.coroutines.delay
import kotlinx.coroutines.isActive
import kotlinx.coroutines.launch
import org.assertj.core.api.Assertions.assertThat
import org.junit.jupiter.api.Test

class AwaitTest {
  private val trail = Trail.create()

  @Test
  fun `a Java coroutine runs inline, in the same task`() = virtual {
    val task = Asyncio.currentTask()
    val java: Coroutine<Boolean> = Asyncio.async(Body { Asyncio.currentTask() === task })
    assertThat(java.await()).isTrue()
  }

  @Test
  fun `a Java body awaits a Kotlin block that awaits a Java body`() = virtual {
    val innermost: Coroutine<String> =
      Asyncio.async(Body { Asyncio.await(Asyncio.sleep(1.seconds, "java")) })
    val block = coroutine { "kotlin of ${innermost.await()}" }
    val java: Coroutine<String> = Asyncio.async(Body { "java of ${Asyncio.await(block)}" })
    assertThat(java.await()).isEqualTo("java of kotlin of java")
  }

  @Test
  fun `after a delay, and in a child coroutine, the code still runs as its task`() = virtual {
    val task = Asyncio.currentTask()
    delay(1_000)
    assertThat(Asyncio.currentTask()).isSameAs(task)
    launch {
      Asyncio.sleep(1.seconds).await()
      assertThat(Asyncio.currentTask()).isSameAs(task)
      delay(1_000)
      assertThat(Asyncio.currentTask()).isSameAs(task)
    }
      .join()
    assertThat(Asyncio.currentTask()).isSameAs(task)
  }

  @Test
  fun `failures come out as the same object, checked ones too`() = virtual {
    val error = IOException("broken")
    val java: Coroutine<String> = Asyncio.async(Body { throw error })
    assertThat(assertFails(java)).isSameAs(error)
    assertThat(assertFails(coroutine<String> { throw error })).isSameAs(error)
  }

  @Test
  fun `tasks of both languages take turns in the order of the loop`() = virtual {
    val kotlin = createTask {
      repeat(2) {
        trail += "kotlin $it"
        passes(1)
      }
    }
    val java: Coroutine<Unit> =
      Asyncio.async(
        Body {
          repeat(2) {
            trail += "java $it"
            Asyncio.await(Asyncio.sleep(0.seconds))
          }
        }
      )
    Asyncio.gather(kotlin, Asyncio.createTask(java)).await()
    trail.assertIs("kotlin 0", "java 0", "kotlin 1", "java 1")
  }

  @Test
  fun `a cancelled future fails the await, but does not cancel the awaiting coroutine`() = virtual {
    val future = Asyncio.getRunningLoop().createFuture<String>()
    future.cancel("enough")
    val error = assertFails(future)
    assertThat(error).isInstanceOf(CancellationException::class.java).hasMessage("enough")
    assertThat(currentCoroutineContext().isActive).isTrue()
  }
}
