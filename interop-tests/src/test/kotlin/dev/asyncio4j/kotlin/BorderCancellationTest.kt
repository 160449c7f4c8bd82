package dev.asyncio4j.kotlin

import dev.asyncio4j.Asyncio
import dev.asyncio4j.testing.Trail
import dev.asyncio4j.testing.kotlin.assertFails
import dev.asyncio4j.testing.kotlin.passes
import dev.asyncio4j.testing.kotlin.pause
import dev.asyncio4j.testing.kotlin.seconds
import dev.asyncio4j.testing.kotlin.secondsSince
import dev.asyncio4j.testing.kotlin.virtual
import kotlinx.coroutines.CancellationException
import kotlinx.coroutines.Dispatchers
import kotlinx.coroutines.NonCancellable
import kotlinx.coroutines.async
import kotlinx.coroutines.cancelAndJoin
import kotlinx.coroutines.currentCoroutineContext
import kotlinx.coroutines.isActive
import kotlinx.coroutines.joinAll
import kotlinx.coroutines.launch
import kotlinx.coroutines.withContext
import kotlinx.coroutines.withTimeoutOrNull
import org.assertj.core.api.Assertions.assertThat
import org.junit.jupiter.api.DisplayName
import org.junit.jupiter.api.Test

/** The cells of docs/bridge.md whose awaiting side is Kotlin's; the other ones are Java tests. */
class BorderCancellationTest {
  private val repository = Repository()
  private val trail = Trail.create()
  private val javaWork = JavaWork(trail)

  // -- Kotlin awaits a Java coroutine, task, future --

  @Test
  @DisplayName(
    "BRIDGE-05 a cancelled task: the Java body it awaits sees an edge, its Kotlin block a cancelled Job"
  )
  fun aTaskIsCancelledWhileItsBlockAwaitsJava() = virtual {
    val task =
      Asyncio.createTask(
        coroutine {
          val error = runCatching { javaWork.tidy().await() }.exceptionOrNull()
          trail += "kotlin ${error is CancellationException} active $isActive"
          throw error!!
        }
      )
    pause(1)
    task.cancel()
    assertThat(assertFails(task)).isInstanceOf(CancellationException::class.java)
    assertThat(task.cancelled()).isTrue()
    trail.assertIs("java cancelled", "kotlin true active false")
  }

  @Test
  fun aJavaBodyThatSwallowsItKeepsTheBlockActive() = virtual {
    val task =
      Asyncio.createTask(
        coroutine { javaWork.stubborn().await() + " active ${currentCoroutineContext().isActive}" }
      )
    pause(1)
    task.cancel()
    assertThat(task.await()).isEqualTo("swallowed active true")
  }

  @Test
  fun somebodyElseCancelsWhatABlockAwaits() = virtual {
    val java = Asyncio.createTask(javaWork.tidy())
    launch { pause(1).also { java.cancel() } }
    assertThat(assertFails(java)).isInstanceOf(CancellationException::class.java)
    assertThat(currentCoroutineContext().isActive).isTrue()
  }

  @Test
  fun aLaunchedCoroutineIsCancelledWhileItAwaitsATask() = virtual {
    val java = Asyncio.createTask(javaWork.tidy())
    val job = launch { java.await() }
    pause(1)
    job.cancelAndJoin()
    assertThat(java.cancelled()).isTrue()
    trail.assertIs("java cancelled")
  }

  @Test
  fun noResultIsLostWhenACancelComesAtTheSameTime() = virtual {
    val future = Asyncio.getRunningLoop().createFuture<String>()
    val job = launch { trail += future.await() + " active ${currentCoroutineContext().isActive}" }
    passes(2)
    future.setResult("value")
    job.cancelAndJoin()
    trail.assertIs("value active false")
  }

  @Test
  fun aKotlinTimeoutAroundJava() = virtual {
    assertThat(withTimeoutOrNull(1_000) { javaWork.tidy().await() }).isNull()
    trail.assertIs("java cancelled")
    assertThat(currentCoroutineContext().isActive).isTrue()
  }

  @Test
  fun nonCancellableAroundJava() = virtual {
    val task =
      Asyncio.createTask(
        coroutine {
          withContext(NonCancellable) { trail += Asyncio.sleep(5.seconds, "java slept").await() }
          currentCoroutineContext().isActive
        }
      )
    pause(1)
    task.cancel()
    passes(1)
    Asyncio.gatherOutcomes(listOf(task)).await()
    trail.assertIs("java slept")
    assertThat(secondsSince(0.seconds)).isEqualTo(5)
  }

  // -- crossing --

  @Test
  fun aCoroutineOfAnotherDispatcherIsCancelledWhileItAwaitsJava() {
    runAsyncio {
      val job = launch(Dispatchers.Default) { javaWork.quick().await() }
      while (trail.lines().isEmpty()) passes(1)
      job.cancelAndJoin()
    }
    trail.assertIs("started", "cancelled")
  }

  @Test
  @DisplayName(
    "BRIDGE-05 a cancel while the call hops to the loop or back: what began has ended, and nothing hangs"
  )
  fun cancelsWhileCrossing() {
    runAsyncio {
      repeat(500) { round ->
        trail.clear()
        val hopping =
          launch(Dispatchers.Default) {
            if (round % 2 == 0) javaWork.quick().await() else Asyncio.sleep(0.seconds).await()
          }
        val cancelling =
          launch(Dispatchers.Default) {
            repeat(round % 50) { Thread.onSpinWait() }.also { hopping.cancel() }
          }
        joinAll(hopping, cancelling)
        if (trail.lines().isNotEmpty()) trail.assertIs("started", "cancelled")
      }
    }
  }

  // -- shield, scopes --

  @Test
  fun aShieldAroundKotlinCode() = virtual {
    val work = async { repository.load("1") }
    val waiter = Asyncio.createTask(coroutine { Asyncio.shield(work.asFuture()).await() })
    val launched = launch { Asyncio.shield(work.asFuture()).await() }
    passes(3)
    waiter.cancel()
    launched.cancelAndJoin()
    assertThat(assertFails(waiter)).isInstanceOf(CancellationException::class.java)
    assertThat(work.await()).isEqualTo("row 1")
  }

  @Test
  fun theScopeOfATaskIsCancelledBeforeItBegins() = virtual {
    val scope = launch {
      createTask { trail += "never" }
      currentCoroutineContext()[kotlinx.coroutines.Job]!!.cancel()
    }
    scope.join()
    passes(3)
    assertThat(trail.lines()).isEmpty()
  }
}
