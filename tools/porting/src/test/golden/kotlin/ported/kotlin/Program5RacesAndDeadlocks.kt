// Written by the porting assistant of asyncio4j from ch22/5_races_and_deadlocks.py; what it cannot tell is a todo(...), what to look at a "check".
package ported.kotlin

import dev.asyncio4j.Asyncio.gather
import dev.asyncio4j.Asyncio.run
import dev.asyncio4j.Asyncio.seconds
import dev.asyncio4j.Asyncio.sleep
import dev.asyncio4j.Coroutine
import dev.asyncio4j.exceptions.AsyncTimeoutException
import dev.asyncio4j.kotlin.await
import dev.asyncio4j.kotlin.coroutine
import dev.asyncio4j.kotlin.timeout
import dev.asyncio4j.sync.Lock
import java.time.Duration

// Error 5: thinking that there are no races and no deadlocks. Between two awaits there are none; across one there are.
object Program5RacesAndDeadlocks {
  var value_: Int = 0

  fun addOne(lock: Lock?): Coroutine<Unit> {
    return coroutine {
      if (lock != null) {
        val lock2: Lock = lock
        lock2.acquire().await()
        try {
          addOne(null).await()
        } finally {
          lock2.release()
        }
        return@coroutine
      }
      val read: Int = value_
      sleep(Duration.ZERO).await()
      value_ = read + 1
    }
  }

  fun take(name_: String, first: Lock, second: Lock): Coroutine<Unit> {
    return coroutine {
      first.acquire().await()
      try {
        println(name_ + " has one lock and wants the other")
        sleep(Duration.ZERO).await()
        second.acquire().await()
        try {
          println("not printed")
        } finally {
          second.release()
        }
      } finally {
        first.release()
      }
    }
  }

  fun main(): Coroutine<Unit> {
    return coroutine {
      gather((0 until 100).toMutableList().map { unused -> addOne(null) }.toMutableList()).await()
      println("without a lock: " + value_)
      value_ = 0
      val lock: Lock = Lock.create()
      gather((0 until 100).toMutableList().map { unused2 -> addOne(lock) }.toMutableList()).await()
      println("with a lock: " + value_)
      val a: Lock = Lock.create()
      val b: Lock = Lock.create()
      try {
        timeout(seconds(0.1)) {
          gather(take("one", a, b), take("two", b, a)).await()
        }
      } catch (e: AsyncTimeoutException) {
        println("deadlock, ended by a time limit; locked: " + (if (a.locked() || b.locked()) "yes" else "no"))
      }
    }
  }

  @JvmStatic
  fun main(args: Array<String>) {
    value_ = 0
    run(main())
  }
}
