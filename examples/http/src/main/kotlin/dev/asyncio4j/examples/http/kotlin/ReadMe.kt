package dev.asyncio4j.examples.http.kotlin

import dev.asyncio4j.Asyncio
import dev.asyncio4j.http.ClientSession
import dev.asyncio4j.http.WsCloseCode
import dev.asyncio4j.http.WsMessageType
import dev.asyncio4j.http.web.AppRunner
import dev.asyncio4j.http.web.Application
import dev.asyncio4j.http.web.Request
import dev.asyncio4j.http.web.Response
import dev.asyncio4j.http.web.Site
import dev.asyncio4j.http.web.StreamResponse
import dev.asyncio4j.http.web.Web
import dev.asyncio4j.http.web.WebSocketResponse
import dev.asyncio4j.kotlin.await
import dev.asyncio4j.kotlin.runAsyncio

private fun hello(request: Request): StreamResponse =
  Response.text("Hello, " + request.matchInfo().getOrDefault("name", "Anonymous"))

/** A handler is a body of its own: it awaits as Java does. */
private fun echo(request: Request): StreamResponse {
  val ws = WebSocketResponse.create()
  Asyncio.await(ws.prepare(request))
  for (msg in Asyncio.each(ws)) {
    when {
      msg.type() == WsMessageType.BINARY -> Asyncio.await(ws.sendBytes(msg.bytes()))
      msg.type() != WsMessageType.TEXT -> {}
      msg.text() == "close" -> Asyncio.await(ws.close(4000, "as you wish"))
      else -> Asyncio.await(ws.sendStr("Hello, ${msg.text()}"))
    }
  }
  say("server: socket over,", if (ws.isClosed) "closed" else "open")
  return ws
}

private suspend fun talk(session: ClientSession) {
  for (path in listOf("/", "/Ada", "/J%C3%BCrgen", "/a/b")) {
    session.get(path).await().use { response ->
      val start = response.text().await().take(15)
      val charset = response.charset().orElseThrow().name().lowercase()
      say(path, response.status(), response.reason(), response.contentType(), charset, start)
    }
  }
  val ws = session.wsConnect("/echo").await()
  try {
    ws.sendStr("Grace").await()
    say(ws.receive().await().data())
    ws.sendBytes(byteArrayOf(0, 1, 2, 3, 4)).await()
    say(ws.receiveBytes().await())
    ws.sendJson(mapOf("k" to listOf(1, 2))).await()
    say(ws.receiveStr().await())
    ws.sendStr("close").await()
    val msg = ws.receive().await()
    say(msg.type(), msg.code(), msg.extra(), ws.isClosed, ws.closeCode().asInt)
    say(ws.receive().await().type())
  } finally {
    ws.close(WsCloseCode.OK).await()
  }
}

/** A server, a client, an echo on a WebSocket. Java: ReadMe.java. */
fun main(): Unit = runAsyncio {
  val app = Application.create()
  app.addRoutes(Web.get("/", ::hello), Web.get("/echo", ::echo), Web.get("/{name}", ::hello))
  val runner = AppRunner.create(app)
  runner.setup().await()
  val site = Site.tcp(runner, "127.0.0.1", 0)
  site.start().await()
  ClientSession.create("http://127.0.0.1:${site.port()}/").using { talk(it) }
  runner.cleanup().await()
}
