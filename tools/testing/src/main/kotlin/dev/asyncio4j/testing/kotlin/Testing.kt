package dev.asyncio4j.testing.kotlin

import dev.asyncio4j.Asyncio
import dev.asyncio4j.Awaitable
import dev.asyncio4j.Body1
import dev.asyncio4j.VoidBody
import dev.asyncio4j.kotlin.await
import dev.asyncio4j.kotlin.coroutine
import dev.asyncio4j.lowlevel.VirtualTime
import dev.asyncio4j.testing.AsyncTests
import dev.asyncio4j.testing.ScheduleSearch
import dev.asyncio4j.testing.SearchOptions
import dev.asyncio4j.testing.SearchResult
import dev.asyncio4j.testing.TestOptions
import dev.asyncio4j.testing.TestScope
import dev.asyncio4j.testing.Trail
import kotlin.time.Duration
import kotlin.time.toJavaDuration
import kotlinx.coroutines.CoroutineScope

/**
 * Runs [block] as a test, on a loop of its own in virtual time: `AsyncTests.run` for Kotlin, in any
 * framework. Fails with what the block fails with, or with a `LeftBehindError`.
 */
public fun <T> asyncTest(
  options: TestOptions = TestOptions.defaults(),
  block: suspend AsyncTestScope.() -> T,
): T =
  AsyncTests.run(
    options,
    Body1<TestScope, T> { test -> Asyncio.await(coroutine { AsyncTestScope(test, this).block() }) },
  )

/** Runs what is due up to now + [by], in order, and what follows from it; then it is that late. */
public suspend fun VirtualTime.advance(by: Duration) {
  advance(by.toJavaDuration()).await()
}

/** Waits until every task waits, nothing is ready and no thread works for the loop. */
public suspend fun idle() {
  AsyncTests.idle().await()
}

/** Runs [test] in many orders of steps, each on a new loop, until one fails. */
public fun explore(
  options: SearchOptions = SearchOptions.defaults(),
  test: suspend CoroutineScope.() -> Unit,
): SearchResult = ScheduleSearch.explore(options, VoidBody { Asyncio.await(coroutine(test)) })

/** Checks that awaiting [what] fails with an [X], and returns that. */
public suspend inline fun <reified X : Throwable> assertFailsWith(what: Awaitable<*>): X {
  val result = runCatching { what.await() }
  val error = result.exceptionOrNull() ?: throw AssertionError("$what does not fail")
  return error as? X
    ?: throw AssertionError("fails with $error, not with ${X::class.java.name}", error)
}

/** Adds [what] to the trail. */
public operator fun Trail.plusAssign(what: Any) {
  add(what)
}
