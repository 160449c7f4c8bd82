package dev.asyncio4j.kotlin

import dev.asyncio4j.AsyncGenerator
import dev.asyncio4j.AsyncIterable
import dev.asyncio4j.Asyncio
import dev.asyncio4j.testing.Trail
import dev.asyncio4j.testing.kotlin.assertFails
import dev.asyncio4j.testing.kotlin.passes
import dev.asyncio4j.testing.kotlin.pause
import dev.asyncio4j.testing.kotlin.seconds
import dev.asyncio4j.testing.kotlin.virtual
import java.io.IOException
import java.util.concurrent.CompletableFuture
import kotlinx.coroutines.CancellationException
import kotlinx.coroutines.CoroutineScope
import kotlinx.coroutines.Dispatchers
import kotlinx.coroutines.async
import kotlinx.coroutines.cancelAndJoin
import kotlinx.coroutines.currentCoroutineContext
import kotlinx.coroutines.flow.first
import kotlinx.coroutines.isActive
import kotlinx.coroutines.launch
import kotlinx.coroutines.withContext
import org.assertj.core.api.Assertions.assertThat
import org.junit.jupiter.api.DisplayName
import org.junit.jupiter.api.Test

/** The cells of docs/bridge.md of objects of one side that are seen as those of the other. */
class ViewCancellationTest {
  private val repository = Repository()
  private val trail = Trail.create()
  private val javaWork = JavaWork(trail)

  // -- Deferred, Job and future --

  @Test
  @DisplayName(
    "BRIDGE-05 cancelling a future cancels its Deferred, and it ends when that has ended"
  )
  fun aFutureOfADeferredIsCancelled() = virtual {
    val deferred = async { repository.forever("kotlin") }
    val future = deferred.asFuture()
    pause(1)
    assertThat(future.cancel("enough")).isTrue()
    assertThat(future.done()).isFalse()
    assertThat(assertFails(future)).isInstanceOf(CancellationException::class.java)
    repository.trail.assertIs("kotlin starts", "kotlin ends")
    assertThat(deferred.isCancelled).isTrue()
    assertThat(future.cancelled()).isTrue()
  }

  @Test
  @DisplayName("BRIDGE-05 cancelling a Deferred cancels its future")
  fun aDeferredIsCancelled() = virtual {
    val deferred = async { repository.forever("kotlin") }
    val future = deferred.asFuture()
    pause(1)
    deferred.cancelAndJoin()
    assertThat(future.cancelled()).isTrue()
  }

  @Test
  @DisplayName(
    "BRIDGE-05 cancelling the view of a task cancels the task; join waits for its clean-up"
  )
  fun aViewOfATaskIsCancelled() = virtual {
    val task = Asyncio.createTask(javaWork.tidy())
    val view = task.asDeferred()
    pause(1)
    view.cancel(CancellationException("enough"))
    assertThat(view.isCancelled).isTrue()
    assertThat(view.isCompleted).isFalse()
    view.join()
    trail.assertIs("java cancelled")
    assertThat(task.cancelled()).isTrue()
    assertThat(task.cancelling()).isEqualTo(1)
  }

  @Test
  fun aTaskIsCancelledAndItsViewIs() = virtual {
    val task = Asyncio.createTask(javaWork.tidy())
    val view = task.asDeferred()
    pause(1)
    task.cancel()
    view.join()
    assertThat(view.isCancelled).isTrue()
  }

  @Test
  fun aTaskThatSwallowsTheCancelOfItsViewKeepsItsValue() = virtual {
    val task = Asyncio.createTask(javaWork.stubborn())
    val view = task.asDeferred()
    pause(1)
    view.cancelAndJoin()
    assertThat(view.isCancelled).isTrue()
    assertThat(task.await()).isEqualTo("swallowed")
  }

  @Test
  fun aChildOfAViewFails() = virtual {
    val task = Asyncio.createTask(javaWork.tidy())
    val view = task.asDeferred()
    pause(1)
    val child =
      CoroutineScope(view + Asyncio.getRunningLoop().asCoroutineDispatcher()).async {
        throw IOException("broken child")
      }
    child.join()
    view.join()
    assertThat(task.cancelled()).isTrue()
  }

  @Test
  fun aViewIsCancelledFromAnotherThread() {
    runAsyncio {
      val task = Asyncio.createTask(javaWork.quick())
      passes(1)
      withContext(Dispatchers.Default) { task.asDeferred().cancelAndJoin() }
      assertThat(task.cancelled()).isTrue()
    }
    trail.assertIs("started", "cancelled")
  }

  // -- flow and async iterable --

  @Test
  @DisplayName(
    "BRIDGE-18 cancelling who waits for an element cancels the flow, and waits for its end"
  )
  fun whoAsksAFlowIsCancelled() = virtual {
    val numbers = repository.numbers().asAsyncIterable().iterator()
    val asking = Asyncio.createTask(coroutine { numbers.next().await() })
    passes(3)
    asking.cancel()
    assertThat(assertFails(asking)).isInstanceOf(CancellationException::class.java)
    repository.trail.assertIs("flow ends")
  }

  @Test
  @DisplayName("BRIDGE-18 closing the iterator cancels the flow, and waits for its end")
  fun theIteratorOfAFlowIsClosed() = virtual {
    val numbers = repository.numbers().asAsyncIterable().iterator() as AsyncGenerator<Int>
    numbers.next().await()
    numbers.close().await()
    numbers.close().await()
    repository.trail.assertIs("made 0", "flow ends")
  }

  private fun javaNumbers(): AsyncIterable<Int> = AsyncIterable {
    Asyncio.asyncGenerator { yielder ->
      try {
        var n = 0
        while (true) {
          Asyncio.await(Asyncio.sleep(1.seconds))
          yielder.emit(n++)
        }
      } finally {
        Asyncio.await(Asyncio.sleep(1.seconds))
        trail += "generator ends"
      }
    }
  }

  @Test
  fun theCollectorOfAnIterableIsCancelled() = virtual {
    val holding = launch { javaNumbers().asFlow().collect { pause(60) } }
    val waiting = launch { javaNumbers().asFlow().collect {} }
    pause(3)
    holding.cancelAndJoin()
    waiting.cancelAndJoin()
    trail.assertIs("generator ends", "generator ends")
  }

  @Test
  @DisplayName("BRIDGE-18 ending the collection closes the iterator, and waits for its end")
  fun theCollectionOfAnIterableEndsEarly() = virtual {
    assertThat(javaNumbers().asFlow().first()).isZero()
    trail.assertIs("generator ends")
    assertThat(
        runCatching { javaNumbers().asFlow().collect { throw IOException("full") } }
          .exceptionOrNull()
      )
      .hasMessage("full")
    assertThat(trail.lines()).hasSize(2)
  }

  // -- CompletionStage --

  @Test
  fun aStageIsCancelledThatKotlinAwaits() = virtual {
    val stage = CompletableFuture<String>()
    launch(Dispatchers.Default) { stage.cancel(false) }
    assertThat(assertFails(Asyncio.wrapFuture(stage)))
      .isInstanceOf(CancellationException::class.java)
    assertThat(currentCoroutineContext().isActive).isTrue()
  }

  @Test
  fun kotlinCodeThatAwaitsAStageIsCancelled() = virtual {
    val stages = List(2) { CompletableFuture<String>() }
    val task = Asyncio.createTask(coroutine { Asyncio.wrapFuture(stages[0]).await() })
    val job = launch { Asyncio.wrapFuture(stages[1]).await() }
    passes(3)
    task.cancel()
    assertFails(task)
    job.cancelAndJoin()
    assertThat(stages).allMatch { it.isCancelled }
  }

  @Test
  fun theStageOfKotlinCodeIsCancelled() = virtual {
    val stage =
      Asyncio.runCoroutineThreadsafe(
        coroutine { repository.forever("kotlin") },
        Asyncio.getRunningLoop(),
      )
    pause(1)
    stage.cancel(false)
    pause(2)
    repository.trail.assertIs("kotlin starts", "kotlin ends")
  }

  @Test
  fun kotlinCodeBehindAStageEndsCancelled() = virtual {
    val stage =
      Asyncio.runCoroutineThreadsafe(coroutine { repository.givingUp() }, Asyncio.getRunningLoop())
    passes(3)
    assertThat(stage.isCancelled).isTrue()
  }
}
