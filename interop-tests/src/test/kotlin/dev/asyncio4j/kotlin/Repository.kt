package dev.asyncio4j.kotlin

import dev.asyncio4j.testing.Trail
import kotlinx.coroutines.CancellationException
import kotlinx.coroutines.CoroutineScope
import kotlinx.coroutines.Deferred
import kotlinx.coroutines.Dispatchers
import kotlinx.coroutines.NonCancellable
import kotlinx.coroutines.async
import kotlinx.coroutines.currentCoroutineContext
import kotlinx.coroutines.delay
import kotlinx.coroutines.flow.Flow
import kotlinx.coroutines.flow.flow
import kotlinx.coroutines.isActive
import kotlinx.coroutines.launch
import kotlinx.coroutines.withContext
import kotlinx.coroutines.withTimeout
import kotlinx.coroutines.withTimeoutOrNull

/** What a Java class implements in the tests. */
interface RowSource {
  suspend fun load(id: String): String

  suspend fun save(row: String)
}

/** Plain Kotlin code, which knows nothing of asyncio4j, as Java and Kotlin tests call it. */
@Suppress("unused", "MemberVisibilityCanBePrivate") // by Java code
class Repository : RowSource {
  val trail = Trail.create()

  override suspend fun load(id: String): String {
    delay(1_000)
    return "row $id"
  }

  override suspend fun save(row: String) {
    delay(1_000)
    trail += "saved $row"
  }

  suspend fun loadNothing(): String? {
    delay(1)
    return null
  }

  suspend fun cached(id: String): String = "cached $id"

  suspend fun refused(error: Throwable): String = throw error

  suspend fun failing(error: Throwable): String {
    delay(1_000)
    throw error
  }

  /** Waits for ever, and notes that its clean-up, which takes a second, has ended. */
  suspend fun forever(name: String): String =
    try {
      trail += "$name starts"
      delay(3_600_000)
      "not cancelled"
    } finally {
      withContext(NonCancellable) { delay(1_000) }
      trail += "$name ends"
    }

  suspend fun failingInCleanup(error: Throwable): String =
    try {
      delay(3_600_000)
      "not cancelled"
    } finally {
      throw error
    }

  suspend fun stubborn(): String =
    try {
      delay(3_600_000)
      "not cancelled"
    } catch (_: CancellationException) {
      "swallowed"
    }

  suspend fun givingUp(): String = throw CancellationException("no longer needed")

  suspend fun timedOut(): String = withTimeout(1_000) { forever("timed out") }

  suspend fun inTime(block: suspend () -> String): String? = withTimeoutOrNull(1_000) { block() }

  suspend fun elsewhere(): String = withContext(Dispatchers.Default) { Thread.currentThread().name }

  suspend fun threadName(): String {
    delay(1)
    return Thread.currentThread().name
  }

  suspend fun calling(block: suspend () -> String): String = "kotlin of ${block()}"

  suspend fun calling1(block: suspend (String) -> String): String = "kotlin of ${block("a")}"

  suspend fun calling2(block: suspend (String, Int) -> String): String =
    "kotlin of ${block("a", 1)}"

  suspend fun running(block: suspend () -> Unit): String = "${block()}"

  suspend fun running1(block: suspend (String) -> Unit): String = "${block("a")}"

  suspend fun running2(block: suspend (String, Int) -> Unit): String = "${block("a", 1)}"

  suspend fun using(source: RowSource): String {
    val row = source.load("1")
    source.save(row)
    return "used $row"
  }

  /** Notes what the caller's code brought, and whether the Job was cancelled by it. */
  suspend fun catching(block: suspend () -> String): Throwable? =
    try {
      block()
      null
    } catch (error: Throwable) {
      trail += "active ${currentCoroutineContext().isActive}"
      error
    }

  fun loadAsync(scope: CoroutineScope, id: String): Deferred<String> = scope.async { load(id) }

  fun failAsync(scope: CoroutineScope, error: Throwable) = scope.launch { failing(error) }

  /** Numbers from 0 on, one per second; notes each that it made, and its end. */
  fun numbers(): Flow<Int> = flow {
    try {
      var n = 0
      while (true) {
        delay(1_000)
        trail += "made $n"
        emit(n++)
      }
    } finally {
      withContext(NonCancellable) { delay(1_000) }
      trail += "flow ends"
    }
  }

  fun three(): Flow<Int> = flow { repeat(3) { emit(it) } }

  fun broken(error: Throwable): Flow<Int> = flow {
    emit(0)
    throw error
  }
}
