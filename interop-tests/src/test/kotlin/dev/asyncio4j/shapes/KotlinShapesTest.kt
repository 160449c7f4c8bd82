package dev.asyncio4j.shapes

import dev.asyncio4j.Asyncio
import dev.asyncio4j.Context
import dev.asyncio4j.Coroutine
import dev.asyncio4j.TaskGroup
import dev.asyncio4j.Timeout
import dev.asyncio4j.exceptions.AsyncTimeoutException
import dev.asyncio4j.sync.Lock
import dev.asyncio4j.testing.Virtual
import dev.asyncio4j.testing.Virtual.pause
import dev.asyncio4j.testing.Virtual.seconds
import java.time.Duration
import org.assertj.core.api.Assertions.assertThat
import org.assertj.core.api.Assertions.assertThatThrownBy
import org.junit.jupiter.api.DisplayName
import org.junit.jupiter.api.Test

/** Kotlin lambdas of every shape, given to Java's methods that take a body. */
class KotlinShapesTest {
  private var ticks = 0

  private fun tick() {
    pause(1)
    ticks++
  }

  private fun count(): Int {
    tick()
    return ticks
  }

  @Test
  @DisplayName("F-30 a Kotlin lambda that never ends, or always throws, is a body with an argument")
  fun endlessAndFailing() {
    Virtual.virtual {
      assertThatThrownBy { Asyncio.timeout(seconds(3)) { _: Timeout -> while (true) tick() } }
        .isInstanceOf(AsyncTimeoutException::class.java)
      assertThatThrownBy {
          Asyncio.timeout(seconds(3)) { -> Asyncio.taskGroup { _ -> while (true) tick() } }
        }
        .isInstanceOf(AsyncTimeoutException::class.java)
      val error = IllegalStateException("always")
      assertThatThrownBy { Asyncio.timeout(seconds(3)) { _: Timeout -> throw error } }
        .isSameAs(error)
      assertThat(ticks).isEqualTo(4)
    }
  }

  @Test
  @DisplayName("F-30 a Kotlin lambda whose value is wanted names the body that gives one")
  fun withAValue() {
    Virtual.virtual {
      val ofGroup: Int = Asyncio.taskGroup(TaskGroup.Body { count() })
      val ofTimeout: Int = Asyncio.timeout(seconds(3), Timeout.Body { count() })
      assertThat(listOf(ofGroup, ofTimeout)).containsExactly(1, 2)
      Asyncio.taskGroup { group: TaskGroup -> group.createTask(Asyncio.async { tick() }) }
      assertThat(ticks).isEqualTo(3)
    }
  }

  /** Compiled, and never called. */
  @Suppress("unused")
  private fun compiles(lock: Lock, context: Context, limit: Duration): List<Coroutine<*>> {
    lock.with { while (true) tick() }
    context.run { while (true) tick() }
    Asyncio.timeout(limit) { -> while (true) tick() }
    return listOf(
      Asyncio.async { while (true) tick() },
      Asyncio.async { throw IllegalStateException() },
      Asyncio.async(::tick),
      Asyncio.toThread { while (true) tick() },
      Asyncio.compute { while (true) tick() },
    )
  }
}
