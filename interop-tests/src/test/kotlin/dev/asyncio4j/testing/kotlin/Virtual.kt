package dev.asyncio4j.kotlin

import dev.asyncio4j.Asyncio
import dev.asyncio4j.Awaitable
import dev.asyncio4j.RunOptions
import java.time.Duration
import kotlinx.coroutines.CoroutineScope

/** Runs [block] as the main task of a loop in virtual time. */
internal fun virtual(block: suspend CoroutineScope.() -> Unit) {
  runAsyncio(RunOptions.defaults().virtualTime(), block)
}

internal val Int.seconds: Duration
  get() = Duration.ofSeconds(toLong())

/** Lets the loop make [n] passes. */
internal suspend fun passes(n: Int) {
  repeat(n) { Asyncio.sleep(Duration.ZERO).await() }
}

internal suspend fun pause(seconds: Int) {
  Asyncio.sleep(seconds.seconds).await()
}

/** What awaiting [what] fails with. */
internal suspend fun failureOf(what: Awaitable<*>): Throwable? = runCatching {
  what.await()
}
  .exceptionOrNull()

internal fun secondsSince(start: Duration): Long =
  (Asyncio.getRunningLoop().time() - start).toSeconds()
