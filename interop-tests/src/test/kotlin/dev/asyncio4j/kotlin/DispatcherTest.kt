package dev.asyncio4j.kotlin

import dev.asyncio4j.Asyncio
import dev.asyncio4j.Asyncio.getRunningLoop
import dev.asyncio4j.exceptions.AsyncTimeoutException
import dev.asyncio4j.testing.Loops
import dev.asyncio4j.testing.kotlin.virtual
import kotlin.time.Duration.Companion.days
import kotlin.time.Duration.Companion.hours
import kotlin.time.Duration.Companion.nanoseconds
import kotlin.time.Duration.Companion.seconds
import kotlin.time.toKotlinDuration
import kotlinx.coroutines.CoroutineScope
import kotlinx.coroutines.Dispatchers
import kotlinx.coroutines.ExperimentalCoroutinesApi
import kotlinx.coroutines.async
import kotlinx.coroutines.delay
import kotlinx.coroutines.launch
import kotlinx.coroutines.selects.onTimeout
import kotlinx.coroutines.selects.select
import kotlinx.coroutines.withContext
import kotlinx.coroutines.withTimeoutOrNull
import org.assertj.core.api.Assertions.assertThat
import org.junit.jupiter.api.Test

/** The loop as a dispatcher, its clock, and Kotlin's durations. */
class DispatcherTest {

  @Test
  fun aLoopHasOneDispatcherWithItsClock() {
    val loop = Loops.virtualLoop()
    val dispatcher = loop.asCoroutineDispatcher()
    assertThat(dispatcher).isSameAs(loop.asCoroutineDispatcher())
    val times = ArrayList<Long>()
    CoroutineScope(dispatcher).launch {
      delay(1.days)
      times += loop.now().inWholeHours
      withTimeoutOrNull(1.hours) { delay(1.days) }
      times += loop.now().inWholeHours
      loop.stop()
    }
    loop.runForever()
    loop.close()
    assertThat(times).containsExactly(24, 25)
  }

  @OptIn(ExperimentalCoroutinesApi::class)
  @Test
  fun selectUsesTheLoopsClock() = virtual {
    val never = async { delay(10.days) }
    val first = select {
      never.onAwait { "never" }
      onTimeout(1.hours) { "timeout" }
    }
    assertThat(first).isEqualTo("timeout")
    assertThat(getRunningLoop().now()).isEqualTo(1.hours)
    never.cancel()
  }

  @Test
  fun codeOfAnotherDispatcherComesToTheLoop() {
    runAsyncio {
      val loop = getRunningLoop()
      val thread = Thread.currentThread()
      withContext(Dispatchers.Default) {
        withContext(loop.asCoroutineDispatcher()) {
          assertThat(Thread.currentThread()).isSameAs(thread)
          assertThat(getRunningLoop()).isSameAs(loop)
        }
      }
    }
  }

  @Test
  fun kotlinsDurations() = virtual {
    val loop = getRunningLoop()
    sleep(5.seconds)
    sleep(1.nanoseconds)
    assertThat(loop.now()).isEqualTo(5.seconds + 1.nanoseconds)
    val never = loop.createFuture<String>()
    assertThat(runCatching { never.await(2.seconds) }.exceptionOrNull())
      .isInstanceOf(AsyncTimeoutException::class.java)
    assertThat(Asyncio.sleep(1.seconds.toJava(), "in time").await(2.seconds)).isEqualTo("in time")
    val timer = loop.callLater(1.hours) {}
    assertThat(timer.`when`().toKotlinDuration()).isEqualTo(loop.now() + 1.hours)
    timer.cancel()
    val moved = runCatching {
      timeoutAt(loop.now() + 1.seconds) {
        it.reschedule(loop.now() + 3.seconds)
        sleep(2.seconds)
        "moved"
      }
    }
    assertThat(moved.getOrNull()).isEqualTo("moved")
    assertThat(timeout(kotlin.time.Duration.INFINITE) { "no limit" }).isEqualTo("no limit")
  }

  private fun kotlin.time.Duration.toJava() = java.time.Duration.ofNanos(inWholeNanoseconds)
}
