package dev.asyncio4j.examples.zeromq.kotlin

import dev.asyncio4j.kotlin.await
import dev.asyncio4j.kotlin.runAsyncio
import dev.asyncio4j.zeromq.SocketType
import dev.asyncio4j.zeromq.Zmq
import dev.asyncio4j.zeromq.ZmqOptions
import dev.asyncio4j.zeromq.ZmqStream
import dev.asyncio4j.zeromq.ZmqStreamClosedException

private fun capital(value: Boolean) = if (value) "True" else "False"

private fun quoted(parts: List<ByteArray>) = parts.map { "'${it.decodeToString()}'" }.toString()

private suspend fun exchange(router: ZmqStream, dealer: ZmqStream) {
  for (i in 0 until 10) {
    dealer.write("data", "ask", "$i")
    val request = router.read().await()
    router.write(request.first(), "answer".encodeToByteArray(), request.last())
    println("${request.size} ${quoted(dealer.read().await())}")
  }
  dealer.write(ByteArray(0), ByteArray(3)) // an empty part travels
  println(router.read().await().drop(1).map { it.size })
}

/** A router that answers ten messages of a dealer. Java: DealerRouter.java. */
fun main(): Unit = runAsyncio {
  val bound = ZmqOptions.defaults().bind("tcp://127.0.0.1:*")
  val router = Zmq.createStream(SocketType.ROUTER, bound).await()
  val address = router.transport().bindings().first()
  println("bound ${capital(address.startsWith("tcp://127.0.0.1:"))} ${capital('*' in address)}")
  val connected = ZmqOptions.defaults().connect(address)
  val dealer = Zmq.createStream(SocketType.DEALER, connected).await()
  router.use { dealer.use { exchange(router, dealer) } }
  try {
    dealer.read().await()
  } catch (_: ZmqStreamClosedException) {
    println("closed")
  }
}
