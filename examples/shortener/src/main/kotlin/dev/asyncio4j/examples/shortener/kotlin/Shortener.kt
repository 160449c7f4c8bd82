package dev.asyncio4j.examples.shortener.kotlin

import dev.asyncio4j.examples.shortener.Settings
import dev.asyncio4j.http.web.AppOptions
import dev.asyncio4j.http.web.Application
import dev.asyncio4j.http.web.RunAppOptions
import dev.asyncio4j.http.web.Web

private const val MOST_BYTES = 16L * 1024

/** The service: its contexts open in this order, and close in reverse. */
internal fun application(settings: Settings): Application {
  val options = AppOptions.defaults().clientMaxSize(MOST_BYTES).middlewares(::orOutage)
  val app = Application.create(options)
  app.set(SETTINGS, settings)
  app.cleanupContexts().append(::servers).append(::database).append(::cache).append(::links)
  return app.addRoutes(*routes())
}

/** A URL shortener. Java: Shortener.java; Python: shortener.py. */
fun main() {
  val settings = Settings.of(System.getenv())
  val options = RunAppOptions.defaults().host(settings.host).port(settings.port)
  Web.runApp(application(settings), options)
}
