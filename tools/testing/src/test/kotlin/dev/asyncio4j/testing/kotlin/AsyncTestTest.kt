package dev.asyncio4j.testing.kotlin

import dev.asyncio4j.Asyncio
import dev.asyncio4j.Body
import dev.asyncio4j.exceptions.CancelledError
import dev.asyncio4j.kotlin.await
import dev.asyncio4j.kotlin.coroutine
import dev.asyncio4j.testing.LeftBehindError
import dev.asyncio4j.testing.SearchOptions
import dev.asyncio4j.testing.TestOptions
import java.time.Duration
import kotlin.time.Duration.Companion.hours
import kotlin.time.Duration.Companion.seconds
import kotlinx.coroutines.async
import kotlinx.coroutines.awaitAll
import kotlinx.coroutines.delay
import kotlinx.coroutines.launch
import kotlinx.coroutines.runBlocking
import kotlinx.coroutines.yield
import org.assertj.core.api.Assertions.assertThat
import org.assertj.core.api.Assertions.assertThatThrownBy
import org.junit.jupiter.api.DisplayName
import org.junit.jupiter.api.Test

/** [asyncTest] and what goes with it, from a plain thread: as Kotest or a `main` would call it. */
class AsyncTestTest {
  @Test
  @DisplayName(
    "TST-28 a block is a test in virtual time, with a scope, a clock, a trail and an end"
  )
  fun scope() {
    val result = asyncTest {
      onEnd { trail.assertIs("1h: one", "2h: two", "end") }
      onEnd {
        delay(1.hours)
        trail += "end"
      }
      launch {
        delay(1.hours)
        trail.at("one")
      }
      delay(2.hours)
      trail.at("two")
      assertThat(Asyncio.getRunningLoop()).isSameAs(loop)
      "result"
    }
    assertThat(result).isEqualTo("result")
  }

  @Test
  @DisplayName("TST-28 it fails with what the block fails with, and with what it leaves behind")
  fun failures() {
    assertThatThrownBy { asyncTest { error("own") } }.hasMessage("own")
    assertThatThrownBy { asyncTest { launch { error("of a child") } } }.hasMessage("of a child")
    assertThatThrownBy { asyncTest { Asyncio.createTask(Asyncio.sleep(Duration.ofHours(1))) } }
      .isInstanceOf(LeftBehindError::class.java)
      .hasMessageContaining("AsyncTestTest.kt")
  }

  @Test
  @DisplayName(
    "TST-28 runBlocking in a test is refused where it would wait for the test's own loop"
  )
  fun blocking() {
    val inside = { runBlocking { Asyncio.sleep(Duration.ofSeconds(1)).await() } }
    assertThatThrownBy { asyncTest { inside() } }.isInstanceOf(IllegalStateException::class.java)
  }

  @Test
  @DisplayName("TST-28 time is moved by hand; idle waits until every task waits")
  fun byHand() =
    asyncTest(TestOptions.defaults().autoJump(false)) {
      val woken = async {
        delay(5.seconds)
        time.now()
      }
      idle()
      assertThat(time.timers()).isEqualTo(1)
      time.advance(5.seconds)
      assertThat(woken.await()).isEqualTo(Duration.ofSeconds(5))
      Unit
    }

  @Test
  @DisplayName("TST-28 a failure that is expected is given back, another one is told")
  fun expectedFailures() = asyncTest {
    val fails = { coroutine<Unit> { error("expected") } }
    assertThat(assertFailsWith<IllegalStateException>(fails())).hasMessage("expected")
    val other = runCatching { assertFailsWith<CancelledError>(fails()) }.exceptionOrNull()
    assertThat(other).isInstanceOf(AssertionError::class.java).hasMessageContaining("expected")
    val none = Asyncio.async(Body { "fine" })
    assertThat(runCatching { assertFailsWith<Exception>(none) }.exceptionOrNull())
      .hasMessageContaining("does not fail")
    Unit
  }

  @Test
  @DisplayName("TST-23 the search finds the order in which an update of suspend functions is lost")
  fun search() {
    val options = SearchOptions.defaults().level(SearchOptions.Level.ALL)
    val result =
      explore(options) {
        var balance = 0
        listOf(0, 2, 4)
          .map { passes ->
            async {
              repeat(passes) { yield() }
              val before = balance
              yield()
              balance = before + 1
            }
          }
          .awaitAll()
        if (balance != 3) throw AssertionError("an update is lost")
      }
    assertThat(result.failure()).isPresent()
    assertThat(result.failure().get().error()).hasMessage("an update is lost")
  }
}
