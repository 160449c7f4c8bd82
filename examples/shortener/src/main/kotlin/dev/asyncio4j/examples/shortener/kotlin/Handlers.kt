package dev.asyncio4j.examples.shortener.kotlin

import dev.asyncio4j.Asyncio.async
import dev.asyncio4j.Asyncio.await
import dev.asyncio4j.Asyncio.gather
import dev.asyncio4j.Asyncio.waitFor
import dev.asyncio4j.Awaitable
import dev.asyncio4j.Coroutine
import dev.asyncio4j.examples.shortener.Codes
import dev.asyncio4j.examples.shortener.Urls
import dev.asyncio4j.exceptions.AsyncTimeoutException
import dev.asyncio4j.http.web.Handler
import dev.asyncio4j.http.web.HttpClientErrors
import dev.asyncio4j.http.web.HttpServerErrors
import dev.asyncio4j.http.web.Request
import dev.asyncio4j.http.web.Response
import dev.asyncio4j.http.web.RouteDef
import dev.asyncio4j.http.web.StreamResponse
import dev.asyncio4j.http.web.Web
import dev.asyncio4j.postgres.PostgresException
import dev.asyncio4j.redis.RedisException
import java.io.UncheckedIOException
import java.time.Duration

private val PATIENCE = Duration.ofSeconds(2)

/** Classes of SQLSTATE: connection lost, no resources, an operator has intervened. */
private val PASSING = setOf("08", "53", "57")

/** A handler is a body of its own: it awaits at any depth, as Java does. */
internal fun routes(): Array<RouteDef> =
  arrayOf(
    Web.post("/", ::create),
    Web.get("/health", ::health),
    Web.get("/" + Codes.ROUTE, ::follow),
    Web.get("/" + Codes.ROUTE + "/stats", ::stats),
    Web.delete("/" + Codes.ROUTE, ::delete),
  )

private val Request.links: Links
  get() = app().get(LINKS)

private val Request.code: String
  get() = matchInfo().getValue("code")

private fun unknown(request: Request) =
  HttpClientErrors.NotFound().text("There is no link ${request.code}")

private fun create(request: Request): StreamResponse {
  val code = request.links.create(Urls.of(body(request)))
  val link = "${request.scheme()}://${request.host()}/$code"
  return Response.json(mapOf("short" to link)).status(201).header("Location", link)
}

private fun body(request: Request): Any? =
  try {
    await(request.json())
  } catch (e: IllegalArgumentException) {
    throw HttpClientErrors.BadRequest().text("The body is no JSON: ${e.message}")
  }

private fun follow(request: Request): StreamResponse {
  val url = request.links.follow(request.code) ?: throw unknown(request)
  return Response.empty(302).header("Location", url)
}

private fun stats(request: Request): StreamResponse {
  val link = request.links.find(request.code) ?: throw unknown(request)
  return Response.json(
    mapOf("url" to link.url, "created" to "${link.created}", "hits" to link.hits)
  )
}

private fun delete(request: Request): StreamResponse {
  if (!request.links.delete(request.code)) throw unknown(request)
  return Response.empty(204)
}

/** The state of the service: without its database it is down, without its cache it is slower. */
private fun health(request: Request): StreamResponse {
  val app = request.app()
  val questions = listOf(app.get(DATABASE).execute("SELECT 1"), app.get(CACHE).ping())
  val (database, cache) = await(gather(questions.map(::state)))
  return Response.json(mapOf("database" to database, "cache" to cache))
    .status(if (database == "up") 200 else 503)
}

private fun state(question: Awaitable<*>): Coroutine<String> =
  async<String> {
    try {
      await(waitFor(question, PATIENCE))
      "up"
    } catch (_: RuntimeException) {
      "down"
    }
  }

/** A middleware: while a server behind is away, clients are told to come back, by a 503. */
internal fun orOutage(request: Request, next: Handler): StreamResponse =
  try {
    next.handle(request)
  } catch (_: UncheckedIOException) {
    throw comeBack()
  } catch (_: AsyncTimeoutException) {
    throw comeBack()
  } catch (_: RedisException) {
    throw comeBack()
  } catch (e: PostgresException) {
    throw if (e.sqlState().take(2) in PASSING) comeBack() else e
  }

private fun comeBack() =
  HttpServerErrors.ServiceUnavailable()
    .text("A server behind this one does not answer; try again")
    .header("Retry-After", "1")
