package dev.asyncio4j.examples.shortener.kotlin

import dev.asyncio4j.Asyncio.await
import dev.asyncio4j.examples.shortener.Codes
import dev.asyncio4j.postgres.PgPool
import dev.asyncio4j.redis.Redis
import dev.asyncio4j.redis.RedisException
import dev.asyncio4j.redis.SetOptions
import java.time.Duration
import java.time.OffsetDateTime

/** A row of the table; `hits` as far as they have been written. */
internal class Link(val url: String, val created: OffsetDateTime, val hits: Long)

/**
 * The links: in the database, and those that are asked for in the cache, too.
 *
 * Invariant: the cache has no link that the database has not. Links.java says how.
 */
internal class Links(
  private val database: PgPool,
  private val cache: Redis<String>,
  private val hits: Hits,
) {
  /** Returns the code of a new link, which is in the database when this returns. */
  fun create(url: String): String {
    while (true) {
      val code = Codes.random()
      val sql = "INSERT INTO links(code, url) VALUES (\$1, \$2) ON CONFLICT DO NOTHING"
      if (await(database.execute(sql, code, url)) == "INSERT 0 1") return code
    }
  }

  /** Returns where a link leads; null if there is none. This counts as a hit. */
  fun follow(code: String): String? = (cached(code) ?: load(code))?.also { hits.count(code) }

  private fun cached(code: String): String? =
    try {
      await(cache.get(key(code)))
    } catch (_: RedisException) {
      null // without a cache the database answers alone
    }

  private fun load(code: String): String? =
    await(database.acquire()).use { connection ->
      connection.transaction<String?> {
        val sql = "SELECT url FROM links WHERE code = \$1 FOR KEY SHARE"
        await(connection.fetchVal(String::class.java, sql, code))?.also { remember(code, it) }
      }
    }

  private fun remember(code: String, url: String) {
    try {
      await(cache.set(key(code), url, SetOptions.defaults().ex(CACHED)))
    } catch (_: RedisException) {
      // the next one asks the database again
    }
  }

  /** Returns what is known of a link; null if there is none. */
  fun find(code: String): Link? {
    val sql = "SELECT url, created, hits FROM links WHERE code = \$1"
    val row = await(database.fetchRow(sql, code)) ?: return null
    val created = row.get("created", OffsetDateTime::class.java)
    val written = row.get("hits", Long::class.javaObjectType)
    return Link(row.get("url", String::class.java)!!, created!!, written!! + hits.pending(code))
  }

  /** Returns whether there was a link; when this returns it is in neither place. */
  fun delete(code: String): Boolean =
    await(database.acquire()).use { connection ->
      connection.transaction<Boolean> {
        val deleted = await(connection.execute("DELETE FROM links WHERE code = \$1", code))
        await(cache.delete(key(code))) // if it fails the link stays, here and there
        deleted == "DELETE 1"
      }
    }

  companion object {
    const val SCHEMA =
      "CREATE TABLE IF NOT EXISTS links (code text PRIMARY KEY, url text NOT NULL," +
        " created timestamptz NOT NULL DEFAULT now(), hits bigint NOT NULL DEFAULT 0)"

    private val CACHED = Duration.ofMinutes(1)

    private fun key(code: String) = "link:$code"
  }
}
