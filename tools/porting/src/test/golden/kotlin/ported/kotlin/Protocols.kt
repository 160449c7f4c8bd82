// Written by the porting assistant of asyncio4j from ch35/protocols.py; what it cannot tell is a todo(...), what to look at a "check".
package ported.kotlin

import dev.asyncio4j.Asyncio.getRunningLoop
import dev.asyncio4j.Asyncio.run
import dev.asyncio4j.Asyncio.seconds
import dev.asyncio4j.Asyncio.sleep
import dev.asyncio4j.Coroutine
import dev.asyncio4j.Future
import dev.asyncio4j.kotlin.await
import dev.asyncio4j.kotlin.coroutine
import dev.asyncio4j.loop.EventLoop

// The layer below streams: an object per connection whose methods are called.
object Protocols {
  open class Upper {
    var transport: Any? = null

    open fun connectionMade(transport: Any?) {
      this.transport = transport
      println("server: connected")
    }

    open fun dataReceived(data: Any?) {
      todo<Unit>(11, "self.transport.write(data.upper())") // write of an unknown type
    }

    open fun eofReceived() {
      println("server: end of input")
    }

    open fun connectionLost(error_: Any?) {
      println("server: lost " + (if (error_ == null) "without an error" else "with an error"))
    }
  }

  open class Client {
    var message: Any? = null
    var done: Any? = null
    var answer: Any? = null

    constructor(message: Any?, done: Any?) {
      todo<Unit>(22, "self.message, self.done, self.answer = message, done, b\"\"") // an exchange of values
    }

    open fun connectionMade(transport: Any?) {
      todo<Unit>(25, "transport.write(self.message)") // write of an unknown type
      todo<Unit>(26, "transport.write_eof()") // write_eof of an unknown type
    }

    open fun dataReceived(data: Any?) {
      todo<Unit>(29, "self.answer += data") // an unknown type Add an unknown type
    }

    open fun connectionLost(error_: Any?) {
      todo<Unit>(32, "self.done.set_result(self.answer.decode())") // set_result of an unknown type
    }
  }

  fun main(): Coroutine<Unit> {
    return coroutine {
      val loop: EventLoop = getRunningLoop()
      var server: Any? = todo<Any?>(37, "server = await loop.create_server(Upper, \"127.0.0.1\", 0)")
      todo<Unit>(37, "server = await loop.create_server(Upper, \"127.0.0.1\", 0)") // create_server of a EventLoop
      var port: Any? = todo<Any?>(38, "port = server.sockets[0].getsockname()[1]")
      todo<Unit>(38, "port = server.sockets[0].getsockname()[1]") // the attribute sockets of an unknown type
      val done: Future<Any?> = loop.createFuture<Any?>()
      var transport: Any? = todo<Any?>(40, "transport, protocol = await loop.create_connection(lambda: Client(b\"hello protocols\", d...")
      var protocol: Any? = todo<Any?>(40, "transport, protocol = await loop.create_connection(lambda: Client(b\"hello protocols\", d...")
      todo<Unit>(40, "transport, protocol = await loop.create_connection(lambda: Client(b\"hello protocols\", d...") // create_connection of a EventLoop
      println("client: " + text(done.await())) // check: the text of an unknown type
      todo<Unit>(42, "print(\"closing:\", \"yes\" if transport.is_closing() else \"no\")") // is_closing of an unknown type
      sleep(seconds(0.05)).await()
      todo<Unit>(44, "server.close()") // close of an unknown type
      todo<Unit>(45, "await server.wait_closed()") // wait_closed of an unknown type
    }
  }

  @JvmStatic
  fun main(args: Array<String>) {
    run(main())
  }

  /** Stands for what is left to do by hand. */
  fun <T> todo(line: Int, python: String): T =
    throw UnsupportedOperationException("line $line: $python")

  /** Text of a value as Python's str() gives it. */
  fun text(value: Any?): String =
    when (value) {
      is String -> value
      is Throwable -> value.message ?: ""
      else -> repr(value)
    }

  /** Text of a value as Python's repr() gives it. */
  fun repr(value: Any?): String =
    when (value) {
      null -> "None"
      true -> "True"
      false -> "False"
      is String -> quoted(value)
      is Map<*, *> -> value.entries.joinToString(", ", "{", "}") { repr(it.key) + ": " + repr(it.value) }
      is Set<*> -> if (value.isEmpty()) "set()" else value.joinToString(", ", "{", "}") { repr(it) }
      is Collection<*> -> value.joinToString(", ", "[", "]") { repr(it) }
      else -> value.toString()
    }

  fun quoted(text: String): String {
    val quote = if (text.contains("'") && !text.contains("\"")) "\"" else "'"
    val inner = text.replace("\\", "\\\\").replace("\n", "\\n").replace("\r", "\\r").replace("\t", "\\t")
    return quote + (if (quote == "'") inner.replace("'", "\\'") else inner) + quote
  }
}
