// Written by the porting assistant of asyncio4j from ch30/scheduling.py; what it cannot tell is a todo(...), what to look at a "check".
package ported.kotlin

import dev.asyncio4j.Asyncio.getRunningLoop
import dev.asyncio4j.Asyncio.run
import dev.asyncio4j.Asyncio.seconds
import dev.asyncio4j.Asyncio.sleep
import dev.asyncio4j.Coroutine
import dev.asyncio4j.kotlin.await
import dev.asyncio4j.kotlin.coroutine
import dev.asyncio4j.loop.EventLoop
import dev.asyncio4j.loop.TimerHandle
import dev.asyncio4j.sync.Event
import java.time.Duration

// Plain functions on the loop: soon, later, at a time, not at all, from another thread.
object Scheduling {
  fun say(text_: String, mark: String) {
    println(text_ + mark)
  }

  fun main(): Coroutine<Unit> {
    return coroutine {
      val loop: EventLoop = getRunningLoop()
      val start: Duration = loop.time()
      loop.callAt(start.plus(seconds(0.06)), { say("third, at a time", ".") })
      loop.callLater(seconds(0.03), { say("second, later", "!") })
      loop.callSoon({ say("first, soon", ".") })
      val never: TimerHandle = loop.callLater(seconds(0.01), { say("not printed", ".") })
      println("planned in ten ms: " + (if (never.`when`().minus(start).compareTo(seconds(0.02)) < 0) "yes" else "no"))
      never.cancel()
      sleep(seconds(0.1)).await()
      val woken: Event = Event.create()
      val thread: Thread = threadOf({ loop.callSoonThreadsafe({ woken.set() }) }, null, false)
      thread.start()
      woken.await().await()
      println("woken from another thread")
      joinThread(thread, -1)
    }
  }

  @JvmStatic
  fun main(args: Array<String>) {
    run(main())
  }

  fun threadOf(work: () -> Unit, name: String?, daemon: Boolean): Thread =
    (if (name == null) Thread(work) else Thread(work, name)).also { it.isDaemon = daemon }

  /** Waits for a thread so many seconds, or until it has ended. */
  fun joinThread(thread: Thread, limit: Number) {
    thread.join(if (limit.toDouble() < 0) 0 else maxOf(1, Math.round(limit.toDouble() * 1000)))
  }
}
