package dev.asyncio4j.impl.iteration

import dev.asyncio4j.AsyncIterable
import dev.asyncio4j.exceptions.StopAsyncIterationException
import dev.asyncio4j.impl.tasks.JavaAwait

/** `async for` in a Java body: `hasNext` awaits the next element, so it must run in a coroutine. */
internal class Each<T>(private val source: AsyncIterable<T>) : Iterable<T> {

  override fun iterator(): Iterator<T> =
    object : AbstractIterator<T>() {
      private val iterator = source.iterator()

      override fun computeNext() {
        val next =
          try {
            JavaAwait.await<T>(iterator.next())
          } catch (_: StopAsyncIterationException) {
            return done()
          }
        setNext(next)
      }
    }
}
