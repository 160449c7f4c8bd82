package dev.asyncio4j.guide.ch22.kotlin

import dev.asyncio4j.Asyncio.gather
import dev.asyncio4j.exceptions.AsyncTimeoutException
import dev.asyncio4j.kotlin.await
import dev.asyncio4j.kotlin.coroutine
import dev.asyncio4j.kotlin.runAsyncio
import dev.asyncio4j.kotlin.sleep
import dev.asyncio4j.kotlin.timeout
import dev.asyncio4j.kotlin.withLock
import dev.asyncio4j.sync.Lock
import kotlin.time.Duration
import kotlin.time.Duration.Companion.milliseconds

private var value = 0

private suspend fun addOne() {
  val read = value
  sleep(Duration.ZERO)
  value = read + 1
}

private fun take(name: String, first: Lock, second: Lock) = coroutine {
  first.withLock {
    println("$name has one lock and wants the other")
    sleep(Duration.ZERO)
    second.withLock { println("not printed") }
  }
}

/**
 * Error 5: thinking that there are no races and no deadlocks. Between two awaits there are none;
 * across one there are. Java: `RacesAndDeadlocks.java`.
 */
fun main(): Unit = runAsyncio {
  value = 0
  gather(List(100) { coroutine { addOne() } }).await()
  println("without a lock: $value")
  value = 0
  val lock = Lock.create()
  gather(List(100) { coroutine { lock.withLock { addOne() } } }).await()
  println("with a lock: $value")
  val a = Lock.create()
  val b = Lock.create()
  try {
    timeout(100.milliseconds) { gather(take("one", a, b), take("two", b, a)).await() }
  } catch (_: AsyncTimeoutException) {
    println(
      "deadlock, ended by a time limit; locked: ${if (a.locked() || b.locked()) "yes" else "no"}"
    )
  }
}
