package dev.asyncio4j.kotlin

import dev.asyncio4j.Asyncio
import java.util.concurrent.CopyOnWriteArrayList
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
  private val log = CopyOnWriteArrayList<String>()
  private val javaWork = JavaWork(log)

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
          log += "kotlin ${error is CancellationException} active $isActive"
          throw error!!
        }
      )
    pause(1)
    task.cancel()
    assertThat(failureOf(task)).isInstanceOf(CancellationException::class.java)
    assertThat(task.cancelled()).isTrue()
    assertThat(log).containsExactly("java cancelled", "kotlin true active false")
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
    assertThat(failureOf(java)).isInstanceOf(CancellationException::class.java)
    assertThat(currentCoroutineContext().isActive).isTrue()
  }

  @Test
  fun aLaunchedCoroutineIsCancelledWhileItAwaitsATask() = virtual {
    val java = Asyncio.createTask(javaWork.tidy())
    val job = launch { java.await() }
    pause(1)
    job.cancelAndJoin()
    assertThat(java.cancelled()).isTrue()
    assertThat(log).containsExactly("java cancelled")
  }

  @Test
  fun noResultIsLostWhenACancelComesAtTheSameTime() = virtual {
    val future = Asyncio.getRunningLoop().createFuture<String>()
    val job = launch { log += future.await() + " active ${currentCoroutineContext().isActive}" }
    passes(2)
    future.setResult("value")
    job.cancelAndJoin()
    assertThat(log).containsExactly("value active false")
  }

  @Test
  fun aKotlinTimeoutAroundJava() = virtual {
    assertThat(withTimeoutOrNull(1_000) { javaWork.tidy().await() }).isNull()
    assertThat(log).containsExactly("java cancelled")
    assertThat(currentCoroutineContext().isActive).isTrue()
  }

  @Test
  fun nonCancellableAroundJava() = virtual {
    val task =
      Asyncio.createTask(
        coroutine {
          withContext(NonCancellable) { log += Asyncio.sleep(5.seconds, "java slept").await() }
          currentCoroutineContext().isActive
        }
      )
    pause(1)
    task.cancel()
    passes(1)
    failureOf(Asyncio.gatherOutcomes(listOf(task)))
    assertThat(log).containsExactly("java slept")
    assertThat(secondsSince(0.seconds)).isEqualTo(5)
  }

  // -- crossing --

  @Test
  fun aCoroutineOfAnotherDispatcherIsCancelledWhileItAwaitsJava() {
    runAsyncio {
      val job = launch(Dispatchers.Default) { javaWork.quick().await() }
      while (log.isEmpty()) passes(1)
      job.cancelAndJoin()
    }
    assertThat(log).containsExactly("started", "cancelled")
  }

  @Test
  @DisplayName(
    "BRIDGE-05 a cancel while the call hops to the loop or back: what began has ended, and nothing hangs"
  )
  fun cancelsWhileCrossing() {
    runAsyncio {
      repeat(500) { round ->
        log.clear()
        val hopping =
          launch(Dispatchers.Default) {
            if (round % 2 == 0) javaWork.quick().await() else Asyncio.sleep(0.seconds).await()
          }
        val cancelling =
          launch(Dispatchers.Default) {
            repeat(round % 50) { Thread.onSpinWait() }.also { hopping.cancel() }
          }
        joinAll(hopping, cancelling)
        if (log.isNotEmpty()) assertThat(log).containsExactly("started", "cancelled")
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
    assertThat(failureOf(waiter)).isInstanceOf(CancellationException::class.java)
    assertThat(work.await()).isEqualTo("row 1")
  }

  @Test
  fun theScopeOfATaskIsCancelledBeforeItBegins() = virtual {
    val scope = launch {
      createTask { log += "never" }
      currentCoroutineContext()[kotlinx.coroutines.Job]!!.cancel()
    }
    scope.join()
    passes(3)
    assertThat(log).isEmpty()
  }
}
