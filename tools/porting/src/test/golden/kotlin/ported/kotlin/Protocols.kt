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
import dev.asyncio4j.streams.Server
import dev.asyncio4j.transports.BaseProtocol
import dev.asyncio4j.transports.Protocol
import dev.asyncio4j.transports.Transport
import java.nio.ByteBuffer
import kotlin.text.Charsets.UTF_8

// The layer below streams: an object per connection whose methods are called.
object Protocols {
  open class Upper : Protocol {
    lateinit var transport: Transport

    override fun connectionMade(transport: Transport) {
      this.transport = transport
      println("server: connected")
    }

    override fun dataReceived(data0: ByteBuffer) {
      val data: ByteArray = BaseProtocol.bytes(data0)
      this.transport.write(upper(data))
    }

    override fun eofReceived(): Boolean {
      println("server: end of input")
      return false
    }

    override fun connectionLost(error_: Throwable?) {
      println("server: lost " + (if (error_ == null) "without an error" else "with an error"))
    }
  }

  open class Client : Protocol {
    lateinit var message: ByteArray
    lateinit var done: Future<String>
    lateinit var answer: ByteArray

    constructor(message: ByteArray, done: Future<Any?>) {
      todo<Unit>(22, "self.message, self.done, self.answer = message, done, b\"\"") // a Future<unknown> where a Future<str> is needed
    }

    override fun connectionMade(transport: Transport) {
      transport.write(this.message)
      transport.writeEof()
    }

    override fun dataReceived(data0: ByteBuffer) {
      val data: ByteArray = BaseProtocol.bytes(data0)
      this.answer = concat(this.answer, data)
    }

    override fun connectionLost(error_: Throwable?) {
      this.done.setResult(String(this.answer, UTF_8))
    }
  }

  fun main(): Coroutine<Unit> {
    return coroutine {
      val loop: EventLoop = getRunningLoop()
      val server: Server = loop.createServer({ Upper() }, "127.0.0.1", 0).await()
      val port: Int = server.port()
      val done: Future<Any?> = loop.createFuture<Any?>()
      val pair = loop.createConnection({ Client("hello protocols".toByteArray(UTF_8), done) }, "127.0.0.1", port).await()
      val transport: Transport = pair.transport()
      val protocol: Client = pair.protocol()
      println("client: " + text(done.await())) // check: the text of an unknown type
      println("closing: " + (if (transport.isClosing()) "yes" else "no"))
      sleep(seconds(0.05)).await()
      server.close()
      server.waitClosed().await()
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

  fun concat(first: ByteArray, second: ByteArray): ByteArray = first + second

  fun upper(data: ByteArray): ByteArray =
    ByteArray(data.size) { if (data[it] in 97..122) (data[it] - 32).toByte() else data[it] }
}
