package dev.asyncio4j.examples.zeromq.kotlin

import dev.asyncio4j.Asyncio
import dev.asyncio4j.Coroutine
import dev.asyncio4j.exceptions.AsyncTimeoutException
import dev.asyncio4j.kotlin.await
import dev.asyncio4j.kotlin.coroutine
import dev.asyncio4j.kotlin.runAsyncio
import dev.asyncio4j.kotlin.sleep
import dev.asyncio4j.zeromq.rpc.GenericException
import dev.asyncio4j.zeromq.rpc.NotFoundException
import dev.asyncio4j.zeromq.rpc.PackException
import dev.asyncio4j.zeromq.rpc.ParametersException
import dev.asyncio4j.zeromq.rpc.Rpc
import dev.asyncio4j.zeromq.rpc.RpcClient
import dev.asyncio4j.zeromq.rpc.RpcMethod
import dev.asyncio4j.zeromq.rpc.RpcOptions
import dev.asyncio4j.zeromq.rpc.ServiceClosedException
import kotlin.time.Duration.Companion.milliseconds
import kotlin.time.Duration.Companion.minutes
import kotlin.time.toJavaDuration

private class TooLarge(message: String) : RuntimeException(message)

/** Python's name of an exception. */
private fun pythonName(error: RuntimeException) =
  when (error) {
    is NotFoundException -> "NotFoundError"
    is ParametersException -> "ParametersError"
    is ServiceClosedException -> "ServiceClosedError"
    is PackException -> "TypeError"
    is IllegalArgumentException -> "ValueError"
    is AsyncTimeoutException -> "TimeoutError"
    else -> error.javaClass.simpleName
  }

/** A namespace. */
private class Sizes {
  @RpcMethod fun size() = 0
}

/** The methods that can be called, and one that cannot. */
private class Failing {
  @field:RpcMethod @JvmField val files = Sizes()

  @Suppress("unused") fun hidden() = "never"

  @RpcMethod fun add(a: Int) = add(a, 10)

  @RpcMethod fun add(a: Int, b: Int) = a + b

  @RpcMethod
  fun fails(how: String) {
    require(how != "builtin") { "bad value" }
    throw TooLarge(how)
  }

  @RpcMethod fun slow(): Coroutine<Unit> = coroutine { sleep(1.minutes) }
}

private suspend fun show(what: String, call: () -> Coroutine<Any>) {
  val told =
    try {
      call().await().toString()
    } catch (e: GenericException) {
      "GenericError ${e.exceptionType().substringAfterLast('.')} ${e.arguments().first()}"
    } catch (e: RuntimeException) {
      pythonName(e)
    }
  println("$what: $told")
}

private suspend fun calls(client: RpcClient) {
  for (name in listOf("nix", "hidden", "files", "files.nix")) show(name) { client.call(name) }
  show("none") { client.call("add") }
  show("too many") { client.call("add", 1, 2, 3) }
  show("unknown keyword") { client.call("add", listOf(1), mapOf("c" to 2)) }
  show("bad type") { client.call("add", Any()) }
  show("builtin") { client.call("fails", "builtin") }
  show("generic") { client.call("fails", "large") }
}

private suspend fun ends(client: RpcClient, knowing: RpcClient) {
  show("table") { knowing.call("fails", "large") }
  show("timeout") { client.withTimeout(200.milliseconds.toJavaDuration()).call("slow") }
  show("still there") { client.call("add", 1, 2) }
  val pending = Asyncio.createTask(knowing.call<Any>("slow"))
  sleep(200.milliseconds)
  knowing.close()
  knowing.waitClosed().await()
  try {
    pending.await()
  } catch (_: ServiceClosedException) {
    println("pending call: ended")
  }
  show("closed") { knowing.call("add", 1, 2) }
}

/** Failures of remote calls. Java: RpcErrors.java. */
fun main(): Unit = runAsyncio {
  val bound = RpcOptions.defaults().bind("tcp://127.0.0.1:*")
  val server = Rpc.serveRpc(Failing(), bound).await()
  val options = RpcOptions.defaults().connect(server.transport().bindings().first())
  val client = Rpc.connectRpc(options).await()
  calls(client)
  val table = options.error(TooLarge::class.java.name) { args -> TooLarge("${args.first()}") }
  ends(client, Rpc.connectRpc(table).await())
  client.close()
  server.close()
  server.waitClosed().await()
}
