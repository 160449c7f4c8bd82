package dev.asyncio4j.examples.zeromq.kotlin

import dev.asyncio4j.Coroutine
import dev.asyncio4j.kotlin.await
import dev.asyncio4j.kotlin.coroutine
import dev.asyncio4j.kotlin.runAsyncio
import dev.asyncio4j.kotlin.sleep
import dev.asyncio4j.zeromq.rpc.Rpc
import dev.asyncio4j.zeromq.rpc.RpcClient
import dev.asyncio4j.zeromq.rpc.RpcMethod
import dev.asyncio4j.zeromq.rpc.RpcOptions
import kotlin.time.Duration.Companion.milliseconds
import kotlinx.coroutines.async
import kotlinx.coroutines.awaitAll
import kotlinx.coroutines.coroutineScope
import kotlinx.coroutines.launch

/** A namespace. */
private class Names {
  @RpcMethod fun size(name: String) = name.length
}

/** The methods that can be called. */
private class Calculator {
  @field:RpcMethod @JvmField val files = Names()

  @RpcMethod fun add(a: Long, b: Long) = a + b

  @RpcMethod fun add(a: Long) = add(a, 10)

  @RpcMethod
  fun slow(millis: Long): Coroutine<String> = coroutine {
    sleep(millis.milliseconds)
    "slow"
  }

  @RpcMethod fun echo(value: Any?) = value
}

/** Writes a value as Python does. */
private fun repr(value: Any?): String =
  when (value) {
    null -> "None"
    is Boolean -> if (value) "True" else "False"
    is String -> "'$value'"
    is ByteArray -> value.joinToString("", "b'", "'") { "\\x%02x".format(it) }
    is List<*> -> value.joinToString(", ", "(", ")") { repr(it) }
    is Map<*, *> ->
      value.entries.joinToString(", ", "{", "}") { repr(it.key) + ": " + repr(it.value) }
    else -> value.toString()
  }

private suspend fun values(client: RpcClient) {
  val two = client.call<Long>("add", 1, 2).await()
  val one = client.call<Long>("add", 1).await()
  val named = client.call<Long>("add", listOf<Any>(), mapOf("a" to 5, "b" to 6)).await()
  println("$two $one $named")
  println(client.call<Long>("files.size", "four").await())
  val all = listOf(1, -2, "three", null, true, byteArrayOf(0, -1), mapOf("k" to 1.5))
  println(repr(client.call<Any>("echo", listOf(all), mapOf<String, Any>()).await()))
}

private suspend fun atOnce(client: RpcClient) {
  val order = mutableListOf<String>()
  coroutineScope {
    launch { order += "('slow', ${repr(client.call<String>("slow", 200).await())})" }
    launch { order += "('fast', ${repr(client.call<Long>("add", 0, 0).await())})" }
  }
  println(order)
  val sums = coroutineScope {
    (0 until 1000).map { async { client.call<Long>("add", it, 0).await() } }.awaitAll()
  }
  println(sums.sum())
}

/** Remote calls, a thousand at once. Java: RemoteCalls.java. */
fun main(): Unit = runAsyncio {
  val bound = RpcOptions.defaults().bind("tcp://127.0.0.1:*")
  val server = Rpc.serveRpc(Calculator(), bound).await()
  val address = server.transport().bindings().first()
  val client = Rpc.connectRpc(RpcOptions.defaults().connect(address)).await()
  values(client)
  atOnce(client)
  client.close()
  client.waitClosed().await()
  server.close()
  server.waitClosed().await()
}
