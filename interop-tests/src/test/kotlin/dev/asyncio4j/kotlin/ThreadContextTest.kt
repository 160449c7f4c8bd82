package dev.asyncio4j.kotlin

import dev.asyncio4j.Asyncio
import dev.asyncio4j.Body
import dev.asyncio4j.ContextCarrier
import dev.asyncio4j.Coroutine
import dev.asyncio4j.RunOptions
import dev.asyncio4j.support.StackValue
import dev.asyncio4j.testing.kotlin.passes
import dev.asyncio4j.testing.kotlin.seconds
import dev.asyncio4j.testing.kotlin.virtual
import kotlin.coroutines.CoroutineContext
import kotlinx.coroutines.CopyableThreadContextElement
import kotlinx.coroutines.CoroutineScope
import kotlinx.coroutines.DelicateCoroutinesApi
import kotlinx.coroutines.Dispatchers
import kotlinx.coroutines.ExperimentalCoroutinesApi
import kotlinx.coroutines.asContextElement
import kotlinx.coroutines.delay
import kotlinx.coroutines.launch
import kotlinx.coroutines.withContext
import org.assertj.core.api.Assertions.assertThat
import org.junit.jupiter.api.AfterEach
import org.junit.jupiter.api.DisplayName
import org.junit.jupiter.api.Test

/** Thread-locals in Kotlin blocks: carried by the loop, and by elements of Kotlin's own. */
class ThreadContextTest {
  private val user = ThreadLocal<String?>()

  @AfterEach
  fun thisThreadKeepsItsOwn() {
    assertThat(user.get()).isNull()
  }

  private fun carrying(block: suspend CoroutineScope.() -> Unit) {
    val options = RunOptions.defaults().virtualTime().carriers(ContextCarrier.of(user))
    runAsyncio(options, block)
  }

  /** What the block sees at its start and after each kind of suspension. */
  private suspend fun seen(): List<String?> = buildList {
    add(user.get())
    Asyncio.sleep(1.seconds).await()
    add(user.get())
    delay(1_000)
    add(user.get())
    withContext(Dispatchers.IO) {}
    add(user.get())
    passes(1)
    add(user.get())
  }

  @Test
  @DisplayName("BRIDGE-12 a Kotlin block keeps what it sets, across awaits of both libraries")
  fun kotlinBlocks() = carrying {
    user.set("ada")
    val other = createTask {
      user.set("bob")
      seen()
    }
    val same = createTask { seen() }
    assertThat(seen()).hasSize(5).containsOnly("ada")
    assertThat(other.await()).containsOnly("bob")
    assertThat(same.await()).containsOnly("ada")
    user.set("cy")
    passes(1)
    assertThat(user.get()).isEqualTo("cy")
  }

  @Test
  @DisplayName("BRIDGE-12 Java and Kotlin code of one task share the values, across the border")
  fun acrossTheBorder() = carrying {
    user.set("kotlin")
    val inner = coroutine {
      val atStart = user.get()
      delay(10)
      val later = user.get()
      user.set("inner kotlin")
      "$atStart $later"
    }
    val java: Coroutine<String> =
      Asyncio.async(
        Body {
          val atStart = user.get()
          user.set("java")
          "$atStart ${Asyncio.await(inner)} ${user.get()}"
        }
      )
    assertThat(java.await()).isEqualTo("kotlin java java inner kotlin")
    assertThat(user.get()).isEqualTo("inner kotlin")
  }

  @Test
  @DisplayName("BRIDGE-12 a bound value stands in a Kotlin block after each suspension")
  fun boundInKotlin() {
    val scoped = StackValue.create()
    val options =
      RunOptions.defaults().virtualTime().carriers(ContextCarrier.bound(scoped::get, scoped::bind))
    scoped.bind("ada") {
      runAsyncio(options) {
        assertThat(scoped.get()).isEqualTo("ada")
        Asyncio.sleep(1.seconds).await()
        assertThat(scoped.get()).isEqualTo("ada")
        delay(10)
        assertThat(scoped.get()).isEqualTo("ada")
        createTask {
          passes(1)
          assertThat(scoped.get()).isEqualTo("ada")
        }
          .await()
      }
    }
  }

  @Test
  @DisplayName("BRIDGE-12 a ThreadContextElement is in force after each suspension, and only there")
  fun withContextElement() = virtual {
    val outside = launch {
      repeat(5) {
        assertThat(user.get()).isNull()
        delay(500)
      }
    }
    withContext(user.asContextElement("ada")) {
      assertThat(seen()).hasSize(5).containsOnly("ada")
      withContext(user.asContextElement("bob")) { assertThat(seen()).containsOnly("bob") }
      assertThat(seen()).containsOnly("ada")
    }
    assertThat(user.get()).isNull()
    outside.join()
  }

  @Test
  @DisplayName("BRIDGE-12 ThreadContextElements reach tasks, timeouts and groups of their scope")
  fun inheritedElement() = virtual {
    withContext(user.asContextElement("ada")) {
      assertThat(createTask { seen() }.await()).hasSize(5).containsOnly("ada")
      assertThat(timeout(null) { seen() }).containsOnly("ada")
      assertThat(taskGroup { seen() }).containsOnly("ada")
      launch { assertThat(seen()).containsOnly("ada") }
    }
    assertThat(seen()).containsOnlyNulls()
  }

  @Test
  @DisplayName("BRIDGE-12 an element that wants to be copied is, once for each task of its scope")
  fun copyableElement() = virtual {
    withContext(Path("root")) {
      val task = createTask {
        seen() + createTask { seen() }.await()
      }
      val path = task.await()
      assertThat(path.subList(0, 5)).containsOnly(user.get() + "/child")
      assertThat(path.subList(5, 10)).containsOnly(user.get() + "/child/child")
    }
  }

  /** Says in [user] how often it was copied. */
  @OptIn(DelicateCoroutinesApi::class, ExperimentalCoroutinesApi::class)
  private inner class Path(private val path: String) : CopyableThreadContextElement<String?> {
    override val key: CoroutineContext.Key<*>
      get() = PathKey

    override fun copyForChild() = Path("$path/child")

    override fun mergeForChild(overwritingElement: CoroutineContext.Element) = overwritingElement

    override fun updateThreadContext(context: CoroutineContext): String? =
      user.get().also { user.set(path) }

    override fun restoreThreadContext(context: CoroutineContext, oldState: String?) =
      user.set(oldState)
  }

  private object PathKey : CoroutineContext.Key<Path>
}
