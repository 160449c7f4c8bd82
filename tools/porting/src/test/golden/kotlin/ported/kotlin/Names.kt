// Written by the porting assistant of asyncio4j from ch38/names.py; what it cannot tell is a todo(...), what to look at a "check".
package ported.kotlin

import dev.asyncio4j.Asyncio.getRunningLoop
import dev.asyncio4j.Asyncio.run
import dev.asyncio4j.Coroutine
import dev.asyncio4j.kotlin.coroutine
import dev.asyncio4j.loop.EventLoop
import java.io.UncheckedIOException

// Names to addresses and back, without stopping the loop.
object Names {
  fun main(): Coroutine<Unit> {
    return coroutine {
      val loop: EventLoop = getRunningLoop()
      for (info in todo<MutableList<Any?>>(8, "await loop.getaddrinfo(\"127.0.0.1\", 80, type=socket.SOCK_STREAM)")) {
        todo<Unit>(9, "print(\"address\", info[4][0], \"port\", info[4][1])") // an item of an unknown type
      }
      var addresses: Any? = todo<Any?>(10, "addresses = {info[4][0] for info in await loop.getaddrinfo(\"localhost\", 443, type=socke...")
      var info2: Any? = todo<Any?>(10, "addresses = {info[4][0] for info in await loop.getaddrinfo(\"localhost\", 443, type=socke...")
      todo<Unit>(10, "addresses = {info[4][0] for info in await loop.getaddrinfo(\"localhost\", 443, type=socke...") // getaddrinfo of a EventLoop
      todo<Unit>(11, "print(\"localhost is loopback:\", \"yes\" if addresses & {\"127.0.0.1\", \"::1\"} else \"no\")") // an unknown type BitAnd a Set
      try {
        todo<Unit>(13, "await loop.getaddrinfo(\"no-such-host.invalid\", 80)") // getaddrinfo of a EventLoop
      } catch (e: UncheckedIOException) { // check: socket.gaierror is told by its cause
        if (e.cause !is java.net.UnknownHostException) throw e
        println("an unknown name is an error")
      }
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
