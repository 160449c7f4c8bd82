// Written by the porting assistant of asyncio4j from ch40/signals.py; what it cannot tell is a todo(...), what to look at a "check".
package ported.kotlin

import dev.asyncio4j.Asyncio.createSubprocessExec
import dev.asyncio4j.Asyncio.getRunningLoop
import dev.asyncio4j.Asyncio.run
import dev.asyncio4j.Coroutine
import dev.asyncio4j.Future
import dev.asyncio4j.kotlin.await
import dev.asyncio4j.kotlin.coroutine
import dev.asyncio4j.loop.EventLoop
import dev.asyncio4j.subprocess.AsyncProcess
import dev.asyncio4j.subprocess.ProcessOptions
import dev.asyncio4j.sync.Event

// A signal is a callback on the loop: reload at SIGHUP, end at SIGTERM.
object Signals {
  suspend fun send(name_: String) {
    val process: AsyncProcess = createSubprocessExec(ProcessOptions.defaults(), "kill", "-" + name_, ProcessHandle.current().pid().toInt().toString()).await()
    process.waitFor().await()
  }

  fun main(): Coroutine<Unit> {
    return coroutine {
      val loop: EventLoop = getRunningLoop()
      val came: Event = Event.create()
      loop.addSignalHandler("HUP", { reload(came) })
      send("HUP")
      came.await().await()
      val stop: Future<String> = loop.createFuture<String>()
      loop.addSignalHandler("TERM", { stop.setResult("asked to end") })
      send("TERM")
      println(stop.await())
      println("removed: " + (if (loop.removeSignalHandler("TERM")) "yes" else "no") + " again: " + (if (loop.removeSignalHandler("TERM")) "yes" else "no"))
      loop.removeSignalHandler("HUP")
    }
  }

  fun reload(came: Event) {
    println("reload the configuration")
    came.set()
  }

  @JvmStatic
  fun main(args: Array<String>) {
    run(main())
  }
}
