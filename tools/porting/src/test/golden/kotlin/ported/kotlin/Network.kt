// Written by the porting assistant of asyncio4j from cookbook/network.py; what it cannot tell is a todo(...), what to look at a "check".
package ported.kotlin

import dev.asyncio4j.Asyncio.gather
import dev.asyncio4j.Asyncio.newEventLoop
import dev.asyncio4j.Asyncio.runCoroutineThreadsafe
import dev.asyncio4j.Asyncio.seconds
import dev.asyncio4j.Asyncio.sleep
import dev.asyncio4j.Coroutine
import dev.asyncio4j.exceptions.AsyncTimeoutException
import dev.asyncio4j.kotlin.await
import dev.asyncio4j.kotlin.coroutine
import dev.asyncio4j.loop.EventLoop
import dev.asyncio4j.streams.Server
import dev.asyncio4j.sync.Semaphore
import java.util.concurrent.CompletableFuture

// A client of HTTP with a limit, and a loop for a program that has none.
object Network {
  fun fetch(url: Any?, limit: Semaphore): Coroutine<Any?> {
    return coroutine {
      limit.acquire().await()
      try {
        todo<Unit>(11, "return await asyncio.to_thread(lambda: urllib.request.urlopen(url).read().decode())") // urllib.request.urlopen has no counterpart
      } finally {
        limit.release()
      }
      return@coroutine null
    }
  }

  fun three(url: Any?): Coroutine<MutableList<Any?>> {
    return coroutine {
      val limit: Semaphore = Semaphore.create(2)
      return@coroutine gather((0 until 3).toMutableList().map { unused -> fetch(url, limit) }.toMutableList()).await()
    }
  }

  // One loop for a program of threads: Flask, Django, a servlet.
  open class Application {
    lateinit var loop: EventLoop
    lateinit var thread: Thread

    constructor() {
      this.loop = newEventLoop()
      this.thread = threadOf({ this.loop.runForever() }, null, false)
      this.thread.start()
    }

    open fun invoice(number: Int): CompletableFuture<String> {
      return runCoroutineThreadsafe(makeInvoice(number), this.loop)
    }

    open fun close() {
      this.loop.callSoonThreadsafe({ this.loop.stop() })
      joinThread(this.thread, -1)
      this.loop.close()
    }
  }

  fun makeInvoice(number: Int): Coroutine<String> {
    return coroutine {
      sleep(seconds(0.01)).await()
      return@coroutine "invoice " + number
    }
  }

  open class Hello {
    open fun doGET() {
      todo<Unit>(45, "self.send_response(200)") // send_response of Hello
      todo<Unit>(46, "self.send_header(\"Content-Length\", \"5\")") // send_header of Hello
      todo<Unit>(47, "self.end_headers()") // end_headers of Hello
      todo<Unit>(48, "self.wfile.write(b\"hello\")") // wfile of Hello
    }

    open fun logMessage(vararg args_0: Any?) {
      val args_: MutableList<Any?> = args_0.toMutableList()
    }
  }

  @JvmStatic
  fun main(args: Array<String>) {
    var server: Server = todo<Server>(54, "server = ThreadingHTTPServer((\"127.0.0.1\", 0), Hello)")
    todo<Unit>(54, "server = ThreadingHTTPServer((\"127.0.0.1\", 0), Hello)") // http.server.ThreadingHTTPServer has no counterpart
    threadOf({ server.serveForever() }, null, true).start()
    todo<Unit>(56, "print(\" \".join(asyncio.run(three(f\"http://127.0.0.1:{server.server_port}/\"))))") // the attribute server_port of a Server
    todo<Unit>(57, "server.shutdown()") // shutdown of a Server
    val application: Application = Application()
    println(within(application.invoice(7), -1))
    application.close()
  }

  /** Stands for what is left to do by hand. */
  fun <T> todo(line: Int, python: String): T =
    throw UnsupportedOperationException("line $line: $python")

  /** Result of work on another thread, for which this thread waits so many seconds, or without end. */
  fun <T> within(work: CompletableFuture<T>, limit: Number): T =
    try {
      if (limit.toDouble() < 0) work.get() else work.get(Math.round(limit.toDouble() * 1000), java.util.concurrent.TimeUnit.MILLISECONDS)
    } catch (e: java.util.concurrent.TimeoutException) {
      throw AsyncTimeoutException("")
    } catch (e: java.util.concurrent.ExecutionException) {
      throw e.cause!!
    }

  fun threadOf(work: () -> Unit, name: String?, daemon: Boolean): Thread =
    (if (name == null) Thread(work) else Thread(work, name)).also { it.isDaemon = daemon }

  /** Waits for a thread so many seconds, or until it has ended. */
  fun joinThread(thread: Thread, limit: Number) {
    thread.join(if (limit.toDouble() < 0) 0 else maxOf(1, Math.round(limit.toDouble() * 1000)))
  }
}
