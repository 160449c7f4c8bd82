package dev.asyncio4j.tasks

import dev.asyncio4j.Coroutine
import dev.asyncio4j.kotlin.await
import kotlinx.coroutines.delay
import kotlinx.coroutines.yield

/** A way through Kotlin, which goes on upon the loop's own thread. */
internal object Detour {
  /** Awaits [inner] between two waits of kotlinx; [meanwhile] runs after each. */
  suspend fun <T> through(inner: Coroutine<T>, meanwhile: Runnable): T {
    yield()
    meanwhile.run()
    val result = inner.await()
    delay(1)
    meanwhile.run()
    return result
  }
}
