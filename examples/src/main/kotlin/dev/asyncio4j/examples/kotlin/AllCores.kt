package dev.asyncio4j.examples.kotlin

import dev.asyncio4j.Asyncio.getRunningLoop
import dev.asyncio4j.kotlin.await
import dev.asyncio4j.kotlin.coroutine
import dev.asyncio4j.kotlin.runAsyncio
import dev.asyncio4j.loop.LoopThread
import dev.asyncio4j.streams.Server
import dev.asyncio4j.streams.ServerOptions
import java.time.Duration
import java.util.concurrent.CompletableFuture

private val grace = Duration.ofSeconds(5)

/** One loop, its thread and its server: it shares nothing with the others. */
private class Core(name: String) {
  val loop: LoopThread = LoopThread.start(name)
  lateinit var server: Server

  /** Listens, with the other cores, on [port], or a free one for 0; returns which one it is. */
  fun listen(port: Int): Int {
    val options = ServerOptions.defaults().reusePort(true)
    server =
      loop
        .submit(
          coroutine {
            getRunningLoop().createServer(::Capitals, "127.0.0.1", port, options).await()
          }
        )
        .join()
    return server.port()
  }
}

/** Runs a server on all cores, and one client. Java: AllCores.java. */
fun main() {
  val count = maxOf(2, Runtime.getRuntime().availableProcessors())
  val cores = List(count) { Core("core-$it") }
  val port = cores.fold(0) { shared, core -> core.listen(shared) }
  runAsyncio { client(port) }
  cores.map { it.loop.submit(it.server.close(grace)) }.forEach(CompletableFuture<Int>::join)
  cores.map { it.loop.stop(grace) }.forEach { it.join() }
  println("closed")
}
