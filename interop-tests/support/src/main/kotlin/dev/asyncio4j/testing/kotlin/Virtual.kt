package dev.asyncio4j.testing.kotlin

import dev.asyncio4j.Asyncio
import dev.asyncio4j.Awaitable
import dev.asyncio4j.kotlin.await
import dev.asyncio4j.kotlin.runAsyncio
import dev.asyncio4j.testing.Virtual
import java.time.Duration
import kotlinx.coroutines.CoroutineScope

/** Runs [block] as the main task of a loop in virtual time. */
fun virtual(block: suspend CoroutineScope.() -> Unit) {
  runAsyncio(Virtual.VIRTUAL, block)
}

val Int.seconds: Duration
  get() = Duration.ofSeconds(toLong())

/** Lets the loop make [n] passes. */
suspend fun passes(n: Int) {
  repeat(n) { Asyncio.sleep(Duration.ZERO).await() }
}

/** Waits in virtual time. */
suspend fun pause(seconds: Int) {
  Asyncio.sleep(seconds.seconds).await()
}

/** Checks that awaiting [what] fails, and gives the error. */
suspend fun assertFails(what: Awaitable<*>): Throwable =
  runCatching { what.await() }.exceptionOrNull() ?: throw AssertionError("$what did not fail")

fun secondsSince(start: Duration): Long = (Asyncio.getRunningLoop().time() - start).toSeconds()
