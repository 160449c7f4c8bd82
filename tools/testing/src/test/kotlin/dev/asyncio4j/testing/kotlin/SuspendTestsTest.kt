package dev.asyncio4j.testing.kotlin

import dev.asyncio4j.Asyncio
import dev.asyncio4j.kotlin.await
import dev.asyncio4j.loop.EventLoop
import dev.asyncio4j.lowlevel.VirtualTime
import dev.asyncio4j.testing.AsyncTest
import dev.asyncio4j.testing.TestScope
import dev.asyncio4j.testing.Trail
import java.time.Duration
import kotlin.time.Duration.Companion.hours
import kotlin.time.Duration.Companion.seconds
import kotlinx.coroutines.async
import kotlinx.coroutines.awaitAll
import kotlinx.coroutines.coroutineScope
import kotlinx.coroutines.delay
import kotlinx.coroutines.withTimeoutOrNull
import org.assertj.core.api.Assertions.assertThat
import org.junit.jupiter.api.AfterEach
import org.junit.jupiter.api.BeforeEach
import org.junit.jupiter.api.DisplayName

/** Tests that are `suspend` functions: those of this class. */
class SuspendTestsTest {
  private var loop: EventLoop? = null

  @BeforeEach
  suspend fun before(trail: Trail) {
    loop = Asyncio.getRunningLoop()
    delay(1.hours)
    trail.at("before")
  }

  @AfterEach
  suspend fun after(trail: Trail) {
    delay(1.hours)
    trail.at("after")
    assertThat(Asyncio.getRunningLoop()).isSameAs(loop)
    assertThat(trail.lines()).startsWith("1h: before").last().asString().endsWith("after")
  }

  @AsyncTest
  @DisplayName("TST-28 suspend functions of a test share its loop; delays take no time")
  suspend fun delays(time: VirtualTime, trail: Trail, test: TestScope) {
    assertThat(Asyncio.getRunningLoop()).isSameAs(loop)
    assertThat(test.loop()).isSameAs(loop)
    assertThat(withTimeoutOrNull(1.seconds) { delay(1.hours) }).isNull()
    Asyncio.sleep(Duration.ofSeconds(1)).await()
    assertThat(time.now()).isEqualTo(Duration.ofHours(1).plusSeconds(2))
    trail += "test"
  }

  @AsyncTest(schedules = 20)
  @DisplayName("TST-28 a suspend function is tried in several orders of steps")
  suspend fun orders() = coroutineScope {
    val order = ArrayList<Int>()
    (1..3).map { async { order += it } }.awaitAll()
    assertThat(order).containsExactlyInAnyOrder(1, 2, 3)
    Unit
  }
}
