package dev.asyncio4j.examples.netty.kotlin

import dev.asyncio4j.kotlin.await
import dev.asyncio4j.kotlin.runAsyncio
import dev.asyncio4j.netty.vertx.VertxLoop
import io.vertx.core.http.HttpServerRequest
import kotlin.time.Duration.Companion.milliseconds
import kotlinx.coroutines.async
import kotlinx.coroutines.awaitAll
import kotlinx.coroutines.coroutineScope
import kotlinx.coroutines.delay
import kotlinx.coroutines.launch

/** Answers each request of Vert.x's in a coroutine on the loop. Java: HelloServer.java. */
fun main(): Unit = runAsyncio {
  val vertx = VertxLoop.vertx()
  coroutineScope {
    val server = vertx.createHttpServer()
    server.requestHandler { request -> launch { answer(request) } }
    VertxLoop.wrap(server.listen(0, "127.0.0.1")).await()
    val client = vertx.createHttpClient()
    val answers =
      listOf("ann", "bob").map { name ->
        async {
          val request =
            client.request(
              io.vertx.core.http.HttpMethod.GET,
              server.actualPort(),
              "127.0.0.1",
              "/$name",
            )
          val body = request.compose { it.send() }.compose { it.body() }
          VertxLoop.wrap(body).await().toString()
        }
      }
    answers.awaitAll().forEach(::println)
    VertxLoop.wrap(client.close()).await()
    VertxLoop.wrap(server.close()).await()
  }
}

private suspend fun answer(request: HttpServerRequest) {
  delay(20.milliseconds)
  VertxLoop.wrap(request.response().end("hello, ${request.path()?.drop(1)}")).await()
}
