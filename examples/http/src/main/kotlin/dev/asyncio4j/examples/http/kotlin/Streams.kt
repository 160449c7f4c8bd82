package dev.asyncio4j.examples.http.kotlin

import dev.asyncio4j.Asyncio
import dev.asyncio4j.http.ClientSession
import dev.asyncio4j.http.RequestOptions
import dev.asyncio4j.http.web.AppRunner
import dev.asyncio4j.http.web.Application
import dev.asyncio4j.http.web.Request
import dev.asyncio4j.http.web.Response
import dev.asyncio4j.http.web.Site
import dev.asyncio4j.http.web.StreamResponse
import dev.asyncio4j.http.web.Web
import dev.asyncio4j.kotlin.asAsyncIterable
import dev.asyncio4j.kotlin.asFlow
import dev.asyncio4j.kotlin.await
import dev.asyncio4j.kotlin.runAsyncio
import java.io.UncheckedIOException
import java.security.MessageDigest
import java.time.Duration
import java.util.HexFormat
import kotlin.time.Duration.Companion.milliseconds
import kotlinx.coroutines.delay
import kotlinx.coroutines.flow.flow

private const val PIECE = 64 * 1024
private const val PIECES = 1600
private val A_WHILE = 200.milliseconds

private fun piece(i: Int) = ByteArray(PIECE) { (i % 251).toByte() }

private fun MessageDigest.shown() = HexFormat.of().formatHex(digest()).take(16)

private class Streams {
  private var sent = 0L
  private var read = 0L
  private var ahead = 0L

  /** A flow is a body: it is collected as the server takes. */
  private fun pieces() = flow {
    for (i in 0 until PIECES) {
      emit(piece(i))
      sent += PIECE
      ahead = maxOf(ahead, sent - read)
    }
  }

  private fun upload(request: Request): StreamResponse {
    val digest = MessageDigest.getInstance("SHA-256")
    var length = 0L
    for (chunk in Asyncio.each(request.content().chunked(PIECE))) {
      if (length == 0L) Asyncio.await(Asyncio.sleep(Duration.ofMillis(200))) // the writer must wait
      digest.update(chunk)
      length += chunk.size
      read = length
    }
    return Response.json(mapOf("length" to length, "digest" to digest.shown()))
  }

  private fun download(request: Request): StreamResponse {
    val response =
      StreamResponse.create()
        .header("X-Pieces", "$PIECES")
        .contentType("application/octet-stream")
        .contentLength(PIECE.toLong() * PIECES)
    Asyncio.await(response.prepare(request))
    try {
      for (i in 0 until PIECES) Asyncio.await(response.write(piece(i)))
    } catch (left: UncheckedIOException) {
      say("server: the client left")
      throw left
    }
    Asyncio.await(response.writeEof())
    return response
  }

  private suspend fun up(session: ClientSession, url: String) {
    val options = RequestOptions.defaults().data(pieces().asAsyncIterable())
    session.post(url, options).await().use { response ->
      val told = response.json().await() as Map<*, *>
      say("up", response.status(), told["length"], told["digest"])
    }
    say("the writer waited:", ahead < 32 * 1024 * 1024)
  }

  private suspend fun down(session: ClientSession, url: String) {
    val digest = MessageDigest.getInstance("SHA-256")
    var length = 0L
    var largest = 0
    session.get(url).await().use { response ->
      val pieces = response.headers().get("X-Pieces")
      say("down", response.status(), pieces, response.contentLength().asLong)
      delay(A_WHILE) // the server must wait meanwhile
      response.content().chunked(PIECE).asFlow().collect { chunk ->
        digest.update(chunk)
        length += chunk.size
        largest = maxOf(largest, chunk.size)
      }
    }
    say("down", length, digest.shown(), "largest", largest <= PIECE)
    session.get(url).await().use { say("left after", it.content().readExactly(10).await()) }
    delay(A_WHILE)
  }

  suspend fun all() {
    val app = Application.create() // clientMaxSize bounds read(), not content()
    app.addRoutes(Web.post("/up", ::upload), Web.get("/down", ::download))
    val runner = AppRunner.create(app)
    runner.setup().await()
    val site = Site.tcp(runner, "127.0.0.1", 0)
    site.start().await()
    val base = "http://127.0.0.1:${site.port()}"
    ClientSession.create().using { session ->
      up(session, "$base/up")
      down(session, "$base/down")
      session.get("$base/missing").await().use { say("the session lives on:", it.status()) }
    }
    runner.cleanup().await()
  }
}

/** 100 MB up and down, bounded on both sides. Java: Streams.java. */
fun main(): Unit = runAsyncio { Streams().all() }
