package dev.asyncio4j.examples.shortener.kotlin

import dev.asyncio4j.Asyncio.await
import dev.asyncio4j.examples.shortener.LocalServers
import dev.asyncio4j.examples.shortener.Settings
import dev.asyncio4j.http.web.AppKey
import dev.asyncio4j.http.web.Application
import dev.asyncio4j.postgres.PgOptions
import dev.asyncio4j.postgres.PgPool
import dev.asyncio4j.postgres.PgPoolOptions
import dev.asyncio4j.postgres.Postgres
import dev.asyncio4j.redis.Redis
import dev.asyncio4j.redis.RedisOptions
import dev.asyncio4j.redis.RetryPolicy
import java.time.Duration

internal val SETTINGS: AppKey<Settings> = AppKey.of("settings", Settings::class.java)
internal val DATABASE: AppKey<PgPool> = AppKey.of("database", PgPool::class.java)
internal val CACHE: AppKey<Redis<String>> = AppKey.of("cache", Redis::class.java)
internal val LINKS: AppKey<Links> = AppKey.of("links", Links::class.java)

private val PATIENCE = Duration.ofSeconds(5)
private val PATIENCE_WITH_CACHE = Duration.ofSeconds(1)

/** Starts a PostgreSQL and a Redis if the settings name none; the other contexts need them. */
internal fun servers(app: Application): AutoCloseable? {
  val settings = app.get(SETTINGS)
  if (settings.isComplete) return null
  return LocalServers.start().also {
    app.set(SETTINGS, settings.orElse(it.database(), it.cache()))
  }
}

internal fun database(app: Application): AutoCloseable {
  val connect = PgOptions.defaults().commandTimeout(PATIENCE)
  val options = PgPoolOptions.defaults().connect(connect).minSize(2).maxSize(10)
  val pool = await(Postgres.createPool(app.get(SETTINGS).database, options))
  app.set(DATABASE, pool)
  await(pool.execute(Links.SCHEMA))
  return pool
}

internal fun cache(app: Application): AutoCloseable {
  val options =
    RedisOptions.fromUrl(app.get(SETTINGS).cache)
      .retry(RetryPolicy.none())
      .socketConnectTimeout(PATIENCE_WITH_CACHE)
      .socketTimeout(PATIENCE_WITH_CACHE)
  return Redis.create(options).also { app.set(CACHE, it) }
}

internal fun links(app: Application): AutoCloseable {
  val hits = Hits(app.get(DATABASE))
  app.set(LINKS, Links(app.get(DATABASE), app.get(CACHE), hits))
  return hits
}
