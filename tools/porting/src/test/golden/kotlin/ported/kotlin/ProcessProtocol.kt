// Written by the porting assistant of asyncio4j from ch39/process_protocol.py; what it cannot tell is a todo(...), what to look at a "check".
package ported.kotlin

import dev.asyncio4j.Asyncio.getRunningLoop
import dev.asyncio4j.Asyncio.run
import dev.asyncio4j.Coroutine
import dev.asyncio4j.Future
import dev.asyncio4j.kotlin.await
import dev.asyncio4j.kotlin.coroutine
import dev.asyncio4j.loop.EventLoop

// A child with a protocol: called when it writes, when a pipe ends, when it exits.
object ProcessProtocol {
  open class Words {
    var done: Any? = null
    var data: Any? = null

    constructor(done: Any?) {
      todo<Unit>(7, "self.done, self.data = done, {1: b\"\", 2: b\"\"}") // an exchange of values
    }

    open fun pipeDataReceived(fd: Any?, data: Any?) {
      todo<Unit>(10, "self.data[fd] += data") // an item of an unknown type
    }

    open fun processExited() {
      println("exited")
    }

    open fun connectionLost(error_: Any?) {
      todo<Unit>(16, "self.done.set_result(self.data)") // set_result of an unknown type
    }
  }

  fun main(): Coroutine<Unit> {
    return coroutine {
      val loop: EventLoop = getRunningLoop()
      val done: Future<Any?> = loop.createFuture<Any?>()
      var transport: Any? = todo<Any?>(22, "transport, protocol = await loop.subprocess_exec( lambda: Words(done), \"sh\", \"-c\", \"cat...")
      var protocol: Any? = todo<Any?>(22, "transport, protocol = await loop.subprocess_exec( lambda: Words(done), \"sh\", \"-c\", \"cat...")
      todo<Unit>(22, "transport, protocol = await loop.subprocess_exec( lambda: Words(done), \"sh\", \"-c\", \"cat...") // subprocess_exec of a EventLoop
      var stdin: Any? = todo<Any?>(24, "stdin = transport.get_pipe_transport(0)")
      todo<Unit>(24, "stdin = transport.get_pipe_transport(0)") // get_pipe_transport of an unknown type
      todo<Unit>(25, "stdin.write(b\"a few words\")") // write of an unknown type
      todo<Unit>(26, "stdin.close()") // close of an unknown type
      val data: Any? = done.await()
      todo<Unit>(28, "print(\"out:\", data[1].decode(), \"err:\", data[2].decode().strip(), \"exit value:\", transp...") // an item of an unknown type
      todo<Unit>(29, "transport.close()") // close of an unknown type
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
