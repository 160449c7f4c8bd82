// Written by the porting assistant of asyncio4j from ch34/lock_event_condition.py; what it cannot tell is a todo(...), what to look at a "check".
package ported.kotlin

import dev.asyncio4j.Asyncio.createTask
import dev.asyncio4j.Asyncio.gather
import dev.asyncio4j.Asyncio.run
import dev.asyncio4j.Asyncio.seconds
import dev.asyncio4j.Asyncio.sleep
import dev.asyncio4j.Coroutine
import dev.asyncio4j.Task
import dev.asyncio4j.kotlin.await
import dev.asyncio4j.kotlin.coroutine
import dev.asyncio4j.sync.Condition
import dev.asyncio4j.sync.Event
import dev.asyncio4j.sync.Lock
import java.time.Duration

// One at a time; a flag for all; a flag that is looked at under a lock.
object LockEventCondition {
  fun careful(name_: String, lock: Lock): Coroutine<Unit> {
    return coroutine {
      lock.acquire().await()
      try {
        println(name_ + " enters")
        sleep(seconds(0.01)).await()
        println(name_ + " leaves")
      } finally {
        lock.release()
      }
    }
  }

  fun waits(name_: String, event: Event): Coroutine<Unit> {
    return coroutine {
      event.await().await()
      println(name_ + " saw the flag")
    }
  }

  fun eats(name_: String, condition: Condition, bowl: MutableList<String>): Coroutine<Unit> {
    return coroutine {
      condition.acquire().await()
      try {
        condition.awaitFor({ !bowl.isEmpty() }).await()
        println(name_ + " eats " + bowl.removeAt(bowl.size - 1))
      } finally {
        condition.release()
      }
    }
  }

  fun main(): Coroutine<Unit> {
    return coroutine {
      val lock: Lock = Lock.create()
      gather(careful("a", lock), careful("b", lock)).await()
      println("locked: " + (if (lock.locked()) "yes" else "no"))
      val event: Event = Event.create()
      var waiting: MutableList<Task<Unit>> = mutableListOf<String>("c", "d").map { name_ -> createTask(waits(name_, event)) }.toMutableList()
      sleep(Duration.ZERO).await()
      event.set()
      gather(waiting).await()
      val condition: Condition = Condition.create()
      val bowl: MutableList<String> = mutableListOf<String>()
      waiting = mutableListOf<String>("e", "f", "g").map { name_2 -> createTask(eats(name_2, condition, bowl)) }.toMutableList()
      sleep(Duration.ZERO).await()
      condition.acquire().await()
      try {
        bowl.add("an apple")
        condition.signal()
      } finally {
        condition.release()
      }
      sleep(seconds(0.01)).await()
      condition.acquire().await()
      try {
        bowl.addAll(mutableListOf<String>("a pear", "a plum"))
        condition.signalAll()
      } finally {
        condition.release()
      }
      gather(waiting).await()
      try {
        lock.release()
      } catch (e: IllegalStateException) {
        println("only a locked lock can be released")
      }
    }
  }

  @JvmStatic
  fun main(args: Array<String>) {
    run(main())
  }
}
