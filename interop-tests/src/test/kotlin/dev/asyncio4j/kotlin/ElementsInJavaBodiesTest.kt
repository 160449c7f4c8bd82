package dev.asyncio4j.kotlin

import dev.asyncio4j.AsyncGenerator
import dev.asyncio4j.Asyncio
import dev.asyncio4j.Body
import dev.asyncio4j.ContextCarrier
import dev.asyncio4j.Coroutine
import dev.asyncio4j.RunOptions
import dev.asyncio4j.testing.kotlin.virtual
import java.time.Duration
import kotlinx.coroutines.CoroutineScope
import kotlinx.coroutines.Dispatchers
import kotlinx.coroutines.asContextElement
import kotlinx.coroutines.async
import kotlinx.coroutines.withContext
import org.assertj.core.api.Assertions.assertThat
import org.junit.jupiter.api.DisplayName
import org.junit.jupiter.api.Test

/** `ThreadContextElement`s of Kotlin code in the Java bodies that it awaits, such as its MDC. */
class ElementsInJavaBodiesTest {
  private val user = ThreadLocal<String?>()

  /** A Java body that tells what it sees, at its start and after an await. */
  private fun seenInJava(): Coroutine<List<String?>> =
    Asyncio.async(
      Body {
        val atStart = user.get()
        Asyncio.await(Asyncio.sleep(Duration.ofMillis(1)))
        listOf(atStart, user.get())
      }
    )

  private fun inEachWay(run: (suspend CoroutineScope.() -> Unit) -> Unit) = run {
    withContext(user.asContextElement("ada")) {
      assertThat(seenInJava().await()).containsOnly("ada")
      assertThat(async { seenInJava().await() }.await()).containsOnly("ada")
      assertThat(createTask { seenInJava().await() }.await()).containsOnly("ada")
      assertThat(timeout(null) { seenInJava().await() }).containsOnly("ada")
      withContext(Dispatchers.Default) {
        assertThat(seenInJava().await()).containsOnly("ada")
        withContext(user.asContextElement("bob")) {
          assertThat(seenInJava().await()).containsOnly("bob")
        }
      }
      assertThat(user.get()).isEqualTo("ada")
    }
    assertThat(seenInJava().await()).containsOnlyNulls()
    assertThat(user.get()).isNull()
  }

  @Test
  @DisplayName("K-02 an element of a Kotlin coroutine is in force in the Java bodies it awaits")
  fun elements() = inEachWay(::virtual)

  @Test
  @DisplayName("K-02 so it is where the loop carries the same thread-local")
  fun elementsAndCarrier() = inEachWay {
    runAsyncio(RunOptions.defaults().virtualTime().carriers(ContextCarrier.of(user)), it)
  }

  @Test
  @DisplayName("K-02 what a carrier finds on another dispatcher goes along to the loop")
  fun carriedFromAnotherDispatcher() {
    val options = RunOptions.defaults().virtualTime().carriers(ContextCarrier.of(user))
    runAsyncio(options) {
      withContext(Dispatchers.Default) {
        user.set("carol")
        try {
          assertThat(seenInJava().await()).containsOnly("carol")
        } finally {
          user.remove()
        }
      }
    }
  }

  @Test
  @DisplayName("K-02 an element is in force in the Java generator that a flow collects")
  fun inGenerators() = virtual {
    val names: AsyncGenerator<String> = Asyncio.asyncGenerator {
      it.emit("${user.get()}")
      Asyncio.await(Asyncio.sleep(Duration.ofMillis(1)))
      it.emit("${user.get()}")
    }
    withContext(user.asContextElement("ada")) {
      val seen = ArrayList<String>()
      names.asFlow().collect { seen += it }
      assertThat(seen).containsExactly("ada", "ada")
    }
  }

  @Test
  @DisplayName("K-04 an await without a loop says what a Kotlin coroutine can do")
  fun noLoop() {
    assertThat(
        kotlinx.coroutines.runBlocking { runCatching { seenInJava().await() } }.exceptionOrNull()
      )
      .isInstanceOf(dev.asyncio4j.exceptions.NoRunningLoopException::class.java)
      .hasMessageContainingAll(
        "no running event loop",
        "withContext(loop.asCoroutineDispatcher())",
        "flowOn(",
        "runCoroutineThreadsafe(",
        ".await()",
      )
  }
}
