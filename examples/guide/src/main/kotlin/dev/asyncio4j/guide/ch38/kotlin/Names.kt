package dev.asyncio4j.guide.ch38.kotlin

import dev.asyncio4j.Asyncio.getRunningLoop
import dev.asyncio4j.kotlin.await
import dev.asyncio4j.kotlin.runAsyncio
import java.io.UncheckedIOException
import java.net.UnknownHostException

/** Names to addresses and back, without stopping the loop. Java: `Names.java`. */
fun main(): Unit = runAsyncio {
  val loop = getRunningLoop()
  for (address in loop.getAddrInfo("127.0.0.1", 80).await()) {
    println("address ${address.address.hostAddress} port ${address.port}")
  }
  val loopback = loop.getAddrInfo("localhost", 443).await().any { it.address.isLoopbackAddress }
  println("localhost is loopback: ${if (loopback) "yes" else "no"}")
  try {
    loop.getAddrInfo("no-such-host.invalid", 80).await()
  } catch (e: UncheckedIOException) {
    if (e.cause !is UnknownHostException) throw e
    println("an unknown name is an error")
  }
}
