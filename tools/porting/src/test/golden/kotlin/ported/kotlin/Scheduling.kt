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
      todo<Unit>(15, "loop.call_later(0.03, functools.partial(say, \"second, later\", mark=\"!\"))") // a call of a value
      loop.callSoon({ say("first, soon", ".") })
      val never: TimerHandle = loop.callLater(seconds(0.01), { say("not printed", ".") })
      todo<Unit>(18, "print(\"planned in ten ms:\", \"yes\" if never.when() - start < 0.02 else \"no\")") // a time < a double
      never.cancel()
      sleep(seconds(0.1)).await()
      val woken: Event = Event.create()
      var thread: Any? = todo<Any?>(22, "thread = threading.Thread(target=lambda: loop.call_soon_threadsafe(woken.set))")
      todo<Unit>(22, "thread = threading.Thread(target=lambda: loop.call_soon_threadsafe(woken.set))") // threading.Thread has no counterpart
      todo<Unit>(23, "thread.start()") // start of an unknown type
      woken.await().await()
      println("woken from another thread")
      todo<Unit>(26, "thread.join()") // join of an unknown type
    }
  }

  @JvmStatic
  fun main(args: Array<String>) {
    run(main())
  }

  /** Stands for what is left to do by hand. */
  fun <T> todo(line: Int, python: String): T =
    throw UnsupportedOperationException("line $line: $python")
}
