package dev.asyncio4j.guide.ch34.kotlin

import dev.asyncio4j.Asyncio.createTask
import dev.asyncio4j.Asyncio.gather
import dev.asyncio4j.kotlin.await
import dev.asyncio4j.kotlin.coroutine
import dev.asyncio4j.kotlin.runAsyncio
import dev.asyncio4j.kotlin.sleep
import dev.asyncio4j.kotlin.withLock
import dev.asyncio4j.sync.Condition
import dev.asyncio4j.sync.Event
import dev.asyncio4j.sync.Lock
import kotlin.time.Duration
import kotlin.time.Duration.Companion.milliseconds

private fun careful(name: String, lock: Lock) = coroutine {
  lock.withLock {
    println("$name enters")
    sleep(10.milliseconds)
    println("$name leaves")
  }
}

private fun waits(name: String, event: Event) = coroutine {
  event.await().await()
  println("$name saw the flag")
}

private fun eats(name: String, condition: Condition, bowl: MutableList<String>) = coroutine {
  condition.withLock {
    condition.awaitFor { bowl.isNotEmpty() }.await()
    println("$name eats ${bowl.removeAt(bowl.lastIndex)}")
  }
}

/**
 * One at a time; a flag for all; a flag that is looked at under a lock. Java:
 * `LockEventCondition.java`.
 */
fun main(): Unit = runAsyncio {
  val lock = Lock.create()
  gather(careful("a", lock), careful("b", lock)).await()
  println("locked: ${if (lock.locked()) "yes" else "no"}")
  val event = Event.create()
  val waiting = listOf("c", "d").map { createTask(waits(it, event)) }
  sleep(Duration.ZERO)
  event.set()
  gather(waiting).await()
  val condition = Condition.create()
  val bowl = mutableListOf<String>()
  val eating = listOf("e", "f", "g").map { createTask(eats(it, condition, bowl)) }
  sleep(Duration.ZERO)
  condition.withLock {
    bowl += "an apple"
    condition.signal()
  }
  sleep(10.milliseconds)
  condition.withLock {
    bowl += listOf("a pear", "a plum")
    condition.signalAll()
  }
  gather(eating).await()
  try {
    lock.release()
  } catch (_: IllegalStateException) {
    println("only a locked lock can be released")
  }
}
