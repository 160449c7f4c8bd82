package dev.asyncio4j.kotlin

import dev.asyncio4j.Asyncio
import dev.asyncio4j.Body
import dev.asyncio4j.Coroutine
import dev.asyncio4j.RunOptions
import dev.asyncio4j.exceptions.NoRunningLoopException
import dev.asyncio4j.exceptions.RunInterruptedException
import dev.asyncio4j.testing.Loops
import dev.asyncio4j.testing.RealTime
import dev.asyncio4j.testing.Trail
import dev.asyncio4j.testing.kotlin.assertFails
import dev.asyncio4j.testing.kotlin.passes
import dev.asyncio4j.testing.kotlin.seconds
import dev.asyncio4j.testing.kotlin.virtual
import java.io.IOException
import java.lang.ref.WeakReference
import java.util.concurrent.CompletableFuture
import java.util.concurrent.CountDownLatch
import kotlinx.coroutines.Dispatchers
import kotlinx.coroutines.NonCancellable
import kotlinx.coroutines.cancelAndJoin
import kotlinx.coroutines.delay
import kotlinx.coroutines.launch
import kotlinx.coroutines.runBlocking
import kotlinx.coroutines.withContext
import org.assertj.core.api.Assertions.assertThat
import org.assertj.core.api.Assertions.assertThatThrownBy
import org.junit.jupiter.api.DisplayName
import org.junit.jupiter.api.Test

/** What the border owes both sides, beside values and cancellation. */
class BorderTest {
  private val debug = RunOptions.defaults().virtualTime().debug(true)

  private fun <T> java(body: () -> T): Coroutine<T> = Asyncio.async(Body { body() })

  private fun failingJava(error: Throwable): Coroutine<String> =
    Asyncio.async(
      Body {
        Asyncio.await(Asyncio.sleep(1.seconds))
        throw error
      }
    )

  @Test
  @DisplayName("BRIDGE-01 Kotlin code that no loop runs fails to await, and hears what to do")
  fun outsideALoop() {
    assertThatThrownBy { runBlocking { java { 1 }.await() } }
      .isInstanceOf(NoRunningLoopException::class.java)
      .hasMessageContaining("no running event loop")
  }

  @Test
  fun aClosedLoopIsSaidToBeClosed() {
    val loop = Loops.virtualLoop()
    val future = loop.createFuture<String>()
    val done = loop.createFuture<String>().also { it.setResult("value") }
    val view = future.asDeferred()
    loop.close()
    assertThatThrownBy { runBlocking { future.await() } }
      .isInstanceOf(IllegalStateException::class.java)
      .hasMessageContaining("Event loop is closed")
    assertThat(runBlocking { done.await() }).isEqualTo("value")
    assertThat(runBlocking { done.asDeferred().await() }).isEqualTo("value")
    runBlocking { view.cancelAndJoin() }
  }

  @Test
  @DisplayName("BRIDGE-05 a future that lives on does not hold what awaited it, and was cancelled")
  fun nothingIsHeldByAFutureThatLivesOn() {
    val loop = Loops.virtualLoop()
    val stage = CompletableFuture<String>()
    val awaited = loop.runUntilComplete(coroutine { awaitAndGiveUp(stage) })
    loop.close()
    RealTime.collectGarbageUntil { awaited.get() == null }
    stage.complete("late")
  }

  /** The stage itself lives on: what is cancelled is a copy of it. */
  private suspend fun awaitAndGiveUp(stage: CompletableFuture<String>): WeakReference<Any> {
    val marker = Any()
    val wrapped = Asyncio.wrapFuture(stage.copy())
    kotlinx.coroutines.coroutineScope {
      val job = launch { runCatching { wrapped.await() }.also { marker.hashCode() } }
      passes(3)
      job.cancelAndJoin()
    }
    return WeakReference(marker)
  }

  @Test
  @DisplayName(
    "BRIDGE-07 an interrupt of run ends its Kotlin code first; no other thread is interrupted"
  )
  fun interrupts() {
    val caller = Thread.currentThread()
    val trail = Trail.create()
    val working = CountDownLatch(1)
    val release = CountDownLatch(1)
    assertThatThrownBy {
        runAsyncio {
          val worker = Asyncio.createTask(Asyncio.toThread { interruptedAfter(working, release) })
          withContext(Dispatchers.IO) { working.await() }
          worker.cancel()
          assertFails(worker)
          release.countDown()
          caller.interrupt()
          try {
            delay(3_600_000)
          } finally {
            withContext(NonCancellable) { delay(10) }
            trail += "Kotlin's clean-up has ended"
          }
        }
      }
      .isInstanceOf(RunInterruptedException::class.java)
    assertThat(Thread.interrupted()).isTrue()
    trail.assertIs("Kotlin's clean-up has ended")
    assertThat(workerWasInterrupted).isFalse()
  }

  @Volatile private var workerWasInterrupted = true

  private fun interruptedAfter(working: CountDownLatch, release: CountDownLatch): String {
    working.countDown()
    release.await()
    workerWasInterrupted = Thread.currentThread().isInterrupted
    return "to its end"
  }

  @Test
  @DisplayName(
    "BRIDGE-10 in debug mode an error leads to who awaits it on the other side, and stays itself"
  )
  fun tracesCrossTheBorder() {
    val error = IOException("from Java")
    val seen =
      runAsyncio(debug) { runCatching { kotlinCaller(failingJava(error)) }.exceptionOrNull() }
    assertThat(seen).isSameAs(error)
    assertThat(suppressedMethods(error)).contains("kotlinCaller")

    val fromKotlin = IOException("from Kotlin")
    val block =
      coroutine<String> {
        delay(1_000)
        throw fromKotlin
      }
    runAsyncio(debug) { java { runCatching { javaCaller(block) } }.await() }
    assertThat(suppressedMethods(fromKotlin)).contains("javaCaller")
    assertThat(fromKotlin.suppressed.single()).hasToString(fromKotlin.suppressed.single().message)
  }

  @Test
  @DisplayName("BRIDGE-10 without debug mode an error crosses the border as it is")
  fun noTracesInProduction() {
    val error = IOException("from Java")
    runAsyncio(RunOptions.defaults().virtualTime().debug(false)) {
      runCatching { kotlinCaller(failingJava(error)) }
    }
    assertThat(error.suppressed).isEmpty()
    assertThat(error.cause).isNull()
  }

  private suspend fun kotlinCaller(what: Coroutine<String>): String = what.await() + " seen"

  private fun javaCaller(what: Coroutine<String>): String = Asyncio.await(what)

  private fun suppressedMethods(error: Throwable) =
    error.suppressed.flatMap { it.stackTrace.toList() }.map { it.methodName }

  @Test
  @DisplayName(
    "BRIDGE-17 the stack of a task leads from a Java body to the Kotlin code that awaits it, and on"
  )
  fun stacksLeadAcross() = virtual {
    val inner = java { Asyncio.await(Asyncio.sleep(5.seconds, "slept")) }
    val block = coroutine { kotlinCaller(inner) }
    val task = Asyncio.createTask(java { javaCaller(block) }, "mixed")
    passes(2)
    assertThat(task.stack().map { it.methodName }).containsSubsequence("kotlinCaller", "javaCaller")
    assertThat(task.toString()).contains("name='mixed'", "wait_for=")
    assertThat(task.await()).isEqualTo("slept seen")
  }
}
