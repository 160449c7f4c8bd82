package dev.asyncio4j.examples.shortener;

import static dev.asyncio4j.Asyncio.await;

import dev.asyncio4j.postgres.PgPool;
import dev.asyncio4j.redis.Redis;
import dev.asyncio4j.redis.RedisException;
import dev.asyncio4j.redis.SetOptions;
import java.time.Duration;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * The links: in the database, and those that are asked for in the cache, too.
 *
 * <p>Invariant: the cache has no link that the database has not. A link enters the cache while its
 * row is locked against deletion; a deletion has locked the row when it takes the link out, and
 * commits afterwards. So whoever dies in between leaves a link that is not cached, never one that
 * is cached only. A write to Redis whose connection breaks may still arrive late: {@link #CACHED}
 * bounds that.
 */
final class Links {
  static final String SCHEMA =
      """
      CREATE TABLE IF NOT EXISTS links (
        code text PRIMARY KEY,
        url text NOT NULL,
        created timestamptz NOT NULL DEFAULT now(),
        hits bigint NOT NULL DEFAULT 0)\
      """;

  private static final Duration CACHED = Duration.ofMinutes(1);

  private final PgPool database;
  private final Redis<String> cache;
  private final Hits hits;

  Links(PgPool database, Redis<String> cache, Hits hits) {
    this.database = database;
    this.cache = cache;
    this.hits = hits;
  }

  /** {@return the code of a new link, which is in the database when this returns} */
  String create(String url) {
    while (true) {
      var code = Codes.random();
      var inserted =
          await(
              database.execute(
                  "INSERT INTO links(code, url) VALUES ($1, $2) ON CONFLICT DO NOTHING",
                  code,
                  url));
      if (inserted.equals("INSERT 0 1")) return code;
    }
  }

  /** {@return where a link leads; this counts as a hit} */
  Optional<String> follow(String code) {
    var url = cached(code);
    if (url == null) url = load(code);
    if (url != null) hits.count(code);
    return Optional.ofNullable(url);
  }

  private @Nullable String cached(String code) {
    try {
      return await(cache.get(key(code)));
    } catch (RedisException e) {
      return null; // without a cache the database answers alone
    }
  }

  private @Nullable String load(String code) {
    try (var connection = await(database.acquire())) {
      return connection.transaction(
          () -> {
            String url =
                await(
                    connection.fetchVal(
                        "SELECT url FROM links WHERE code = $1 FOR KEY SHARE", code));
            if (url != null) remember(code, url);
            return url;
          });
    }
  }

  private void remember(String code, String url) {
    try {
      await(cache.set(key(code), url, SetOptions.defaults().ex(CACHED)));
    } catch (RedisException e) {
      // the next one asks the database again
    }
  }

  /** {@return what is known of a link} */
  Optional<Link> find(String code) {
    var link =
        await(
            database.fetchRow(
                Link.class, "SELECT url, created, hits FROM links WHERE code = $1", code));
    return Optional.ofNullable(link)
        .map(it -> new Link(it.url(), it.created(), it.hits() + hits.pending(code)));
  }

  /** {@return whether there was a link; when this returns it is in neither place} */
  boolean delete(String code) {
    try (var connection = await(database.acquire())) {
      return connection.transaction(
          () -> {
            var deleted = await(connection.execute("DELETE FROM links WHERE code = $1", code));
            await(cache.delete(key(code))); // if it fails the link stays, here and there
            return deleted.equals("DELETE 1");
          });
    }
  }

  private static String key(String code) {
    return "link:" + code;
  }
}
