package dev.asyncio4j.context

import dev.asyncio4j.Asyncio
import dev.asyncio4j.Body
import dev.asyncio4j.Coroutine
import dev.asyncio4j.RunOptions
import dev.asyncio4j.kotlin.await
import dev.asyncio4j.kotlin.createTask
import dev.asyncio4j.kotlin.runAsyncio
import java.time.Duration
import kotlinx.coroutines.Dispatchers
import kotlinx.coroutines.delay
import kotlinx.coroutines.launch
import kotlinx.coroutines.slf4j.MDCContext
import kotlinx.coroutines.withContext
import org.assertj.core.api.Assertions.assertThat
import org.junit.jupiter.api.DisplayName
import org.junit.jupiter.api.Test
import org.slf4j.MDC

/** Kotlin's own `MDCContext` beside the MDC that is carried. */
class MdcContextTest {
  /** A Java body that tells what it sees at its start and after an await. */
  private fun seenInJava(): Coroutine<List<String?>> =
    Asyncio.async(
      Body {
        val atStart = MDC.get("request")
        Asyncio.await(Asyncio.sleep(Duration.ofMillis(1)))
        listOf(atStart, MDC.get("request"))
      }
    )

  private fun inEachWay(options: RunOptions) =
    runAsyncio(options) {
      withContext(MDCContext(mapOf("request" to "1"))) {
        assertThat(seenInJava().await()).containsOnly("1")
        assertThat(createTask { seenInJava().await() }.await()).containsOnly("1")
        withContext(Dispatchers.Default) { assertThat(seenInJava().await()).containsOnly("1") }
        delay(1)
        assertThat(MDC.get("request")).isEqualTo("1")
      }
      assertThat(MDC.get("request")).isNull()
      assertThat(seenInJava().await()).containsOnlyNulls()
    }

  @Test
  @DisplayName("K-02 the Java bodies that Kotlin code awaits have its MDCContext")
  fun withoutCarriers() = inEachWay(RunOptions.defaults().withoutFoundCarriers())

  @Test
  @DisplayName("K-02 so they have where the loop carries the MDC")
  fun carried() = inEachWay(RunOptions.defaults())

  @Test
  @DisplayName("FRM-07 the MDC goes along in Kotlin code, and from Java bodies to it")
  fun kotlinCode() =
    runAsyncio(RunOptions.defaults()) {
      MDC.put("request", "1")
      delay(1)
      assertThat(MDC.get("request")).isEqualTo("1")
      launch { assertThat(MDC.get("request")).isEqualTo("1") }
      val task = createTask {
        MDC.put("request", "2")
        delay(1)
        MDC.get("request")
      }
      assertThat(task.await()).isEqualTo("2")
      assertThat(MDC.get("request")).isEqualTo("1")
      assertThat(seenInJava().await()).containsOnly("1")
    }
}
