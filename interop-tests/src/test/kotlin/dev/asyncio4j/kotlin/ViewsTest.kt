package dev.asyncio4j.kotlin

import dev.asyncio4j.Asyncio
import dev.asyncio4j.Body
import dev.asyncio4j.Coroutine
import dev.asyncio4j.Future
import dev.asyncio4j.exceptions.CancelledError
import dev.asyncio4j.exceptions.NoRunningLoopException
import dev.asyncio4j.testing.kotlin.assertFails
import dev.asyncio4j.testing.kotlin.passes
import dev.asyncio4j.testing.kotlin.pause
import dev.asyncio4j.testing.kotlin.virtual
import java.io.IOException
import java.util.concurrent.CompletableFuture
import kotlin.time.Duration.Companion.seconds
import kotlinx.coroutines.CancellationException
import kotlinx.coroutines.CompletableDeferred
import kotlinx.coroutines.CoroutineStart
import kotlinx.coroutines.Dispatchers
import kotlinx.coroutines.ExperimentalCoroutinesApi
import kotlinx.coroutines.async
import kotlinx.coroutines.cancelAndJoin
import kotlinx.coroutines.delay
import kotlinx.coroutines.launch
import kotlinx.coroutines.selects.onTimeout
import kotlinx.coroutines.selects.select
import kotlinx.coroutines.supervisorScope
import kotlinx.coroutines.withContext
import org.assertj.core.api.Assertions.assertThat
import org.assertj.core.api.Assertions.assertThatThrownBy
import org.junit.jupiter.api.DisplayName
import org.junit.jupiter.api.Test

/** Tasks and futures as `Deferred`, `Deferred` and Job as futures: the same work, seen twice. */
class ViewsTest {
  private val repository = Repository()

  private fun <T> java(body: () -> T): Coroutine<T> = Asyncio.async(Body { body() })

  @Test
  @DisplayName("BRIDGE-01 a Java body awaits a Deferred, a Job and a stage, at any depth")
  fun aJavaBodyAwaitsWhatKotlinMade() = virtual {
    val deferred = async { repository.load("1") }
    val job = launch { repository.save("2") }
    val stage = CompletableFuture<String>()
    launch(Dispatchers.Default) { stage.complete("3") }
    val all = java {
      listOf(
        Asyncio.await(deferred.asFuture()),
        Asyncio.await(job.asFuture()),
        Asyncio.await(stage),
      )
    }
    assertThat(all.await()).containsExactly("row 1", null, "3")
  }

  @Test
  @DisplayName("BRIDGE-05 a view of a view is the thing itself, so that no chain can form")
  fun aViewOfAViewIsTheThingItself() = virtual {
    val task = createTask { repository.load("1") }
    val deferred = async { repository.load("2") }
    assertThat(task.asDeferred().asFuture()).isSameAs(task)
    assertThat(deferred.asFuture().asDeferred()).isSameAs(deferred)
    assertThat(task.asDeferred()).isSameAs(task.asDeferred())
  }

  @Test
  @DisplayName("BRIDGE-05 a cancel goes through ten thousand wrappers, and the stack does not grow")
  fun aLongChainOfWrappers() = virtual {
    val innermost = CompletableDeferred<String>()
    var outermost: Future<String> = innermost.asFuture()
    repeat(10_000) { outermost = Asyncio.wrapFuture(outermost.toCompletableFuture()) }
    outermost.cancel()
    assertThat(runCatching { innermost.await() }.exceptionOrNull())
      .isInstanceOf(CancellationException::class.java)

    val completed = CompletableDeferred<String>()
    var last: Future<String> = completed.asFuture()
    repeat(10_000) { last = Asyncio.wrapFuture(last.toCompletableFuture()) }
    completed.complete("through")
    assertThat(last.await()).isEqualTo("through")
  }

  @Test
  @DisplayName("BRIDGE-08 who awaits a failed sibling gets its error, not a cancellation")
  fun aSiblingsErrorComesOut() = virtual {
    val error = IOException("broken")
    val seen = ArrayList<Throwable?>()
    runCatching {
      withContext(kotlin.coroutines.EmptyCoroutineContext) {
        val failing = createTask { repository.failing(error) }
        launch { seen += assertFails(failing) }
        createTask { seen += assertFails(failing) }
        launch { seen += runCatching { failing.asDeferred().await() }.exceptionOrNull() }
      }
    }
    assertThat(seen).hasSize(3).allMatch { it === error }
  }

  @Test
  @DisplayName("BRIDGE-09 the same error object comes out of a view, on both sides")
  fun errorsAreTheSameObject() = virtual {
    val error = IOException("broken")
    supervisorScope {
      val deferred = async<String> { repository.failing(error) }
      val awaited = java { runCatching { Asyncio.await(deferred.asFuture()) }.exceptionOrNull() }
      assertThat(awaited.await()).isSameAs(error)
    }
    val task = Asyncio.createTask(java<String> { throw error })
    assertThat(runCatching { task.asDeferred().await() }.exceptionOrNull()).isSameAs(error)
    assertThat(runCatching { task.asDeferred().await() }.exceptionOrNull()).isSameAs(error)
    val stage = CompletableFuture.supplyAsync<String> { throw IllegalStateException("late", error) }
    assertThat(assertFails(Asyncio.wrapFuture(stage)))
      .isInstanceOf(IllegalStateException::class.java)
      .hasCause(error)
  }

  @Test
  fun aValueThatIsThereAlreadyIsThereInTheView() = virtual {
    val task = createTask { "value" }
    task.await()
    val view = task.asDeferred()
    assertThat(view.isCompleted).isTrue()
    assertThat(view.await()).isEqualTo("value")
    assertThat(CompletableDeferred("done").asFuture().result()).isEqualTo("done")
    assertThat(CompletableDeferred<String?>().also { it.complete(null) }.asFuture().result())
      .isNull()
  }

  @OptIn(ExperimentalCoroutinesApi::class)
  @Test
  fun aViewIsUsedInSelect() = virtual {
    val slow = createTask { repository.load("1") }.asDeferred()
    val first = select {
      slow.onAwait { it }
      onTimeout(10.seconds) { "too late" }
    }
    assertThat(first).isEqualTo("row 1")
  }

  @Test
  fun aViewIsMadeAndAwaitedOnAnotherThread() = virtual {
    val task = createTask { repository.load("1") }
    val row = withContext(Dispatchers.Default) { async { task.asDeferred().await() } }
    assertThat(row.await()).isEqualTo("row 1")
  }

  @Test
  fun virtualTimeWaitsForADeferredOfAnotherDispatcher() = virtual {
    val elsewhere = async(Dispatchers.Default) { repository.elsewhere() }
    val late =
      Asyncio.getRunningLoop().callLater(1.seconds) { repository.trail += "the timer came first" }
    elsewhere.asFuture().await()
    late.cancel()
    assertThat(repository.trail.lines()).isEmpty()
  }

  @Test
  fun aLazyDeferredIsStarted() = virtual {
    val lazy = async(start = CoroutineStart.LAZY) { "started" }
    assertThat(lazy.asFuture().await()).isEqualTo("started")
  }

  @Test
  fun aViewIsNotForOthersToComplete() = virtual {
    val future = async { repository.load("1") }.asFuture()
    assertThatThrownBy { future.setResult("mine") }
      .isInstanceOf(IllegalStateException::class.java)
      .hasMessageContaining("ends as its Kotlin Job does")
  }

  @Test
  fun aFutureIsMadeOnALoopOnly() {
    assertThatThrownBy { CompletableDeferred("x").asFuture() }
      .isInstanceOf(NoRunningLoopException::class.java)
  }

  @Test
  @DisplayName("BRIDGE-04 a task of a scope is a child of its Job; the scope ends after it")
  fun aTaskIsAChildOfItsScope() = virtual {
    val ends = ArrayList<String>()
    val scope = launch {
      createTask {
        delay(1_000)
        ends += "task"
      }
    }
    scope.join()
    ends += "scope"
    assertThat(ends).containsExactly("task", "scope")

    val cancelled = launch { createTask { repository.forever("task") } }
    pause(1)
    cancelled.cancelAndJoin()
    repository.trail.assertIs("task starts", "task ends")
  }

  @Test
  @DisplayName("BRIDGE-04 a Java body's failure is that of the Kotlin scope it was started for")
  fun aJavaFailureCancelsTheScope() = virtual {
    val error = IOException("broken")
    val outcome = runCatching {
      withContext(kotlin.coroutines.EmptyCoroutineContext) {
        createTask { java<Unit> { throw error }.await() }
        delay(3_600_000)
      }
    }
    assertThat(outcome.exceptionOrNull()).isInstanceOf(IOException::class.java).hasMessage("broken")
  }

  @Test
  @DisplayName("BRIDGE-06 an error after a cancellation goes to who awaits, or nowhere")
  fun anErrorAfterACancellationIsNotGlobal() = virtual {
    val reports = ArrayList<Any>()
    val global = Thread.getDefaultUncaughtExceptionHandler()
    Thread.setDefaultUncaughtExceptionHandler { _, error -> reports += error }
    try {
      val error = IOException("broken clean-up")
      val stage =
        Asyncio.runCoroutineThreadsafe(
          coroutine { repository.failingInCleanup(error) },
          Asyncio.getRunningLoop(),
        )
      val awaited = Asyncio.createTask(coroutine { repository.failingInCleanup(error) })
      val awaiter = launch { assertThat(assertFails(awaited)).isSameAs(error) }
      pause(1)
      stage.cancel(false)
      awaiter.cancelAndJoin()
      passes(5)
      assertThat(awaited.exception()).isSameAs(error)
    } finally {
      Thread.setDefaultUncaughtExceptionHandler(global)
    }
    assertThat(reports).isEmpty()
  }

  @Test
  fun aCancelledErrorOfAsyncioComesBackAsTheSameObject() = virtual {
    val error = CancelledError("mine")
    val thrown = java<String> { throw error }
    val through = coroutine { thrown.await() }
    val seen = java { runCatching { Asyncio.await(through) }.exceptionOrNull() }
    assertThat(seen.await()).isSameAs(error)
  }
}
