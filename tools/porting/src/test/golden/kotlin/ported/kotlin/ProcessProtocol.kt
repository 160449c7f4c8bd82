// Written by the porting assistant of asyncio4j from ch39/process_protocol.py; what it cannot tell is a todo(...), what to look at a "check".
package ported.kotlin

import dev.asyncio4j.Asyncio.getRunningLoop
import dev.asyncio4j.Asyncio.run
import dev.asyncio4j.Coroutine
import dev.asyncio4j.Future
import dev.asyncio4j.kotlin.await
import dev.asyncio4j.kotlin.coroutine
import dev.asyncio4j.loop.EventLoop
import dev.asyncio4j.subprocess.ProcessOptions
import dev.asyncio4j.transports.BaseProtocol
import dev.asyncio4j.transports.SubprocessProtocol
import dev.asyncio4j.transports.SubprocessTransport
import dev.asyncio4j.transports.Transport
import java.nio.ByteBuffer
import kotlin.text.Charsets.UTF_8

// A child with a protocol: called when it writes, when a pipe ends, when it exits.
object ProcessProtocol {
  open class Words : SubprocessProtocol {
    lateinit var done: Future<MutableMap<Int, ByteArray>>
    lateinit var data: MutableMap<Int, ByteArray>

    constructor(done: Future<Any?>) {
      todo<Unit>(7, "self.done, self.data = done, {1: b\"\", 2: b\"\"}") // a Future<unknown> where a Future<Map<int, bytes>> is needed
    }

    override fun pipeDataReceived(fd: Int, data0: ByteBuffer) {
      val data: ByteArray = BaseProtocol.bytes(data0)
      this.data[fd] = concat(item(this.data, fd), data)
    }

    override fun processExited() {
      println("exited")
    }

    override fun connectionLost(error_: Throwable?) {
      this.done.setResult(this.data)
    }
  }

  fun main(): Coroutine<Unit> {
    return coroutine {
      val loop: EventLoop = getRunningLoop()
      val done: Future<Any?> = loop.createFuture<Any?>()
      val pair = loop.subprocessExec({ Words(done) }, ProcessOptions.piped(), "sh", "-c", "cat; echo problem >&2; exit 4").await()
      val transport: SubprocessTransport = pair.transport()
      val protocol: Words = pair.protocol()
      val stdin: Transport = transport.pipeTransport(0).orElseThrow()
      stdin.write("a few words".toByteArray(UTF_8))
      stdin.close()
      val data: Any? = done.await()
      todo<Unit>(28, "print(\"out:\", data[1].decode(), \"err:\", data[2].decode().strip(), \"exit value:\", transp...") // an item of an unknown type
      transport.close()
    }
  }

  @JvmStatic
  fun main(args: Array<String>) {
    run(main())
  }

  /** Stands for what is left to do by hand. */
  fun <T> todo(line: Int, python: String): T =
    throw UnsupportedOperationException("line $line: $python")

  /** Item of a map, which must be there. */
  fun <K, V> item(map: Map<K, V>, key: K): V = map.getValue(key)

  fun concat(first: ByteArray, second: ByteArray): ByteArray = first + second
}
