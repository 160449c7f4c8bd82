package dev.asyncio4j.impl.bridge

import dev.asyncio4j.AsyncGenerator
import dev.asyncio4j.AsyncIterable
import dev.asyncio4j.AsyncIterator
import dev.asyncio4j.exceptions.StopAsyncIterationException
import dev.asyncio4j.impl.loop.Texts
import dev.asyncio4j.impl.tasks.JavaAwait
import dev.asyncio4j.impl.tasks.SuspendCoroutine
import dev.asyncio4j.impl.tasks.awaitInline
import java.util.Spliterator
import java.util.function.Consumer
import java.util.stream.Stream
import java.util.stream.StreamSupport
import kotlinx.coroutines.ExperimentalCoroutinesApi
import kotlinx.coroutines.NonCancellable
import kotlinx.coroutines.flow.AbstractFlow
import kotlinx.coroutines.flow.Flow
import kotlinx.coroutines.flow.FlowCollector
import kotlinx.coroutines.withContext

/** Flows and async iterables, both ways; there and back is the same object. */
internal object KotlinFlows {

  fun <T> asyncIterable(flow: Flow<T>): AsyncIterable<T> =
    if (flow is IterableFlow<T>) flow.source else FlowIterable(flow)

  fun <T> flow(source: AsyncIterable<T>): Flow<T> =
    if (source is FlowIterable<T>) source.flow else IterableFlow(source)

  /** Makes a stream for Java bodies: each of its steps awaits an element. */
  fun <T> stream(flow: Flow<T>): Stream<T> {
    val generator = FlowGenerator(flow)
    return StreamSupport.stream(Elements(generator), false).onClose {
      JavaAwait.await(generator.close())
    }
  }
}

private class FlowIterable<T>(val flow: Flow<T>) : AsyncIterable<T> {
  override fun iterator(): AsyncIterator<T> = FlowGenerator(flow)

  override fun toString() = "AsyncIterable view of ${Texts.of(flow)}"
}

/**
 * Makes a flow of an iterable: the iterator is used on the loop only, whatever dispatcher collects.
 */
@OptIn(ExperimentalCoroutinesApi::class)
private class IterableFlow<T>(val source: AsyncIterable<T>) : AbstractFlow<T>() {

  override suspend fun collectSafely(collector: FlowCollector<T>) {
    val iterator = KotlinAwait.await(SuspendCoroutine("Flow.collect") { source.iterator() })
    var exhausted = false
    try {
      while (true) {
        val element =
          try {
            KotlinAwait.await(SuspendCoroutine("Flow.next") { iterator.next().awaitInline() })
          } catch (_: StopAsyncIterationException) {
            break
          }
        collector.emit(element)
      }
      exhausted = true
    } finally {
      if (!exhausted && iterator is AsyncGenerator<T>) close(iterator)
    }
  }

  private suspend fun close(generator: AsyncGenerator<T>) =
    withContext(NonCancellable) { KotlinAwait.await(generator.close()) }

  override fun toString() = "Flow view of ${Texts.of(source)}"
}

/** The elements in order, one by one: never split, however parallel the stream is. */
private class Elements<T>(private val generator: FlowGenerator<T>) : Spliterator<T> {

  override fun tryAdvance(action: Consumer<in T>): Boolean {
    val element =
      try {
        JavaAwait.await(generator.next())
      } catch (_: StopAsyncIterationException) {
        return false
      }
    action.accept(element)
    return true
  }

  override fun trySplit(): Spliterator<T>? = null

  override fun estimateSize() = Long.MAX_VALUE

  override fun characteristics() = Spliterator.ORDERED
}
