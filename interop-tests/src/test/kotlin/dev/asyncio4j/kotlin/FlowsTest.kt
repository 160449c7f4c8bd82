package dev.asyncio4j.kotlin

import dev.asyncio4j.AsyncGenerator
import dev.asyncio4j.AsyncIterable
import dev.asyncio4j.Asyncio
import dev.asyncio4j.Body
import dev.asyncio4j.exceptions.StopAsyncIterationException
import dev.asyncio4j.testing.kotlin.assertFails
import dev.asyncio4j.testing.kotlin.passes
import dev.asyncio4j.testing.kotlin.pause
import dev.asyncio4j.testing.kotlin.seconds
import dev.asyncio4j.testing.kotlin.secondsSince
import dev.asyncio4j.testing.kotlin.virtual
import java.io.IOException
import kotlinx.coroutines.Dispatchers
import kotlinx.coroutines.delay
import kotlinx.coroutines.flow.buffer
import kotlinx.coroutines.flow.emptyFlow
import kotlinx.coroutines.flow.flow
import kotlinx.coroutines.flow.flowOf
import kotlinx.coroutines.flow.flowOn
import kotlinx.coroutines.flow.map
import kotlinx.coroutines.flow.take
import kotlinx.coroutines.flow.toList
import kotlinx.coroutines.withContext
import org.assertj.core.api.Assertions.assertThat
import org.junit.jupiter.api.DisplayName
import org.junit.jupiter.api.Test

class FlowsTest {
  private val repository = Repository()

  /** Numbers from 0 on, by a Java generator that notes what it does. */
  private fun javaNumbers(): AsyncIterable<Int> = AsyncIterable {
    Asyncio.asyncGenerator { yielder ->
      try {
        var n = 0
        while (true) {
          Asyncio.await(Asyncio.sleep(1.seconds))
          repository.trail += "made $n"
          yielder.emit(n++)
        }
      } finally {
        repository.trail += "generator ends"
      }
    }
  }

  private suspend fun <T> elements(source: AsyncIterable<T>): List<T> =
    Asyncio.async(Body { Asyncio.each(source).toList() }).await()

  @Test
  @DisplayName("BRIDGE-18 a flow is an async iterable for Java, collected anew by each iterator")
  fun aFlowIsAnAsyncIterable() = virtual {
    val iterable = repository.three().asAsyncIterable()
    assertThat(elements(iterable)).containsExactly(0, 1, 2)
    assertThat(elements(iterable)).containsExactly(0, 1, 2)
    assertThat(elements(emptyFlow<Int>().asAsyncIterable())).isEmpty()
    assertThat(elements(flowOf("a", null).asAsyncIterable())).containsExactly("a", null)
  }

  @Test
  @DisplayName("BRIDGE-18 a flow makes an element when it is asked for one, and not before")
  fun aFlowIsAskedForEachElement() = virtual {
    val numbers = repository.numbers().asAsyncIterable().iterator() as AsyncGenerator<Int>
    assertThat(numbers.next().await()).isEqualTo(0)
    pause(60)
    repository.trail.assertIs("made 0")
    assertThat(numbers.next().await()).isEqualTo(1)
    numbers.close().await()
    repository.trail.assertIs("made 0", "made 1", "flow ends")
    assertThat(assertFails(numbers.next())).isInstanceOf(StopAsyncIterationException::class.java)
  }

  @Test
  @DisplayName("BRIDGE-18 an async iterable is a flow, whose elements are asked for one by one")
  fun anAsyncIterableIsAFlow() = virtual {
    val flow = javaNumbers().asFlow()
    assertThat(flow.take(2).map { delay(5_000).let { _ -> it } }.toList()).containsExactly(0, 1)
    repository.trail.assertIs("made 0", "made 1", "generator ends")
    assertThat(secondsSince(0.seconds)).isEqualTo(12)
  }

  @Test
  fun thereAndBackIsTheSameObject() = virtual {
    val flow = repository.three()
    val iterable = javaNumbers()
    assertThat(flow.asAsyncIterable().asFlow()).isSameAs(flow)
    assertThat(iterable.asFlow().asAsyncIterable()).isSameAs(iterable)
  }

  @Test
  @DisplayName("BRIDGE-09 a flow's error comes out of the iteration as the same object, and back")
  fun errorsAreTheSameObject() = virtual {
    val error = IOException("broken")
    val broken = repository.broken(error).asAsyncIterable()
    val numbers = broken.iterator()
    assertThat(numbers.next().await()).isEqualTo(0)
    assertThat(assertFails(numbers.next())).isSameAs(error)
    assertThat(assertFails(numbers.next())).isInstanceOf(StopAsyncIterationException::class.java)
    val failing = AsyncIterable<Int> { Asyncio.asyncGenerator { throw error } }
    assertThat(runCatching { failing.asFlow().toList() }.exceptionOrNull()).isSameAs(error)
  }

  @Test
  fun operatorsThatChangeTheContextKeepTheOrder() = virtual {
    val flow = repository.three().flowOn(Dispatchers.Default).buffer(1)
    assertThat(elements(flow.asAsyncIterable())).containsExactly(0, 1, 2)
    val elsewhere =
      withContext(Dispatchers.Default) {
        javaNumbers().asFlow().flowOn(Dispatchers.IO).take(2).toList()
      }
    assertThat(elsewhere).containsExactly(0, 1)
    assertThat(repository.trail.lines()).endsWith("generator ends")
  }

  @Test
  fun anErrorIsThrownIntoAFlow() = virtual {
    val flow = flow {
      try {
        emit(0)
      } catch (_: IOException) {
        emit(1)
      }
    }
    val generator = flow.asAsyncIterable().iterator() as AsyncGenerator<Int>
    assertThat(generator.next().await()).isEqualTo(0)
    val error = IOException("thrown into it")
    // A flow must not go on after its collector has failed; kotlinx says so.
    assertThat(assertFails(generator.throwInto(error))).isNotNull()
    assertThat(assertFails(generator.send(1))).isInstanceOf(IllegalArgumentException::class.java)
  }

  @Test
  fun oneElementIsAskedForAtATime() = virtual {
    val numbers = repository.numbers().asAsyncIterable().iterator() as AsyncGenerator<Int>
    val first = Asyncio.ensureFuture(numbers.next())
    passes(1)
    assertThat(assertFails(numbers.next()))
      .isInstanceOf(IllegalStateException::class.java)
      .hasMessageContaining("asynchronous generator is already running")
    assertThat(assertFails(numbers.close())).isInstanceOf(IllegalStateException::class.java)
    assertThat(first.await()).isEqualTo(0)
  }

  @Test
  fun aFlowThatIsLeftHalfWayEndsWithTheRun() {
    virtual {
      assertThat(repository.numbers().asAsyncIterable().iterator().next().await()).isZero()
    }
    repository.trail.assertIs("made 0", "flow ends")
  }
}
