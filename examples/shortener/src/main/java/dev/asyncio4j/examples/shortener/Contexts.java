package dev.asyncio4j.examples.shortener;

import static dev.asyncio4j.Asyncio.await;

import dev.asyncio4j.http.web.AppKey;
import dev.asyncio4j.http.web.Application;
import dev.asyncio4j.postgres.PgOptions;
import dev.asyncio4j.postgres.PgPool;
import dev.asyncio4j.postgres.PgPoolOptions;
import dev.asyncio4j.postgres.Postgres;
import dev.asyncio4j.redis.Redis;
import dev.asyncio4j.redis.RedisOptions;
import dev.asyncio4j.redis.RetryPolicy;
import java.time.Duration;
import org.jspecify.annotations.Nullable;

/** Resources that the service has while it lives; each is closed when it ends. */
final class Contexts {
  static final AppKey<Settings> SETTINGS = AppKey.of("settings", Settings.class);
  static final AppKey<PgPool> DATABASE = AppKey.of("database", PgPool.class);
  static final AppKey<Redis<String>> CACHE = AppKey.of("cache", Redis.class);
  static final AppKey<Links> LINKS = AppKey.of("links", Links.class);

  private static final Duration PATIENCE = Duration.ofSeconds(5);
  private static final Duration PATIENCE_WITH_CACHE = Duration.ofSeconds(1);

  private Contexts() {}

  static @Nullable AutoCloseable servers(Application app) throws Exception {
    var settings = app.get(SETTINGS);
    if (settings.isComplete()) return null;
    var servers = LocalServers.start();
    app.set(SETTINGS, settings.orElse(servers.database(), servers.cache()));
    return servers;
  }

  static AutoCloseable database(Application app) {
    var connect = PgOptions.defaults().commandTimeout(PATIENCE);
    var options = PgPoolOptions.defaults().connect(connect).minSize(2).maxSize(10);
    var pool = await(Postgres.createPool(app.get(SETTINGS).database(), options));
    app.set(DATABASE, pool);
    await(pool.execute(Links.SCHEMA));
    return pool;
  }

  static AutoCloseable cache(Application app) {
    var options =
        RedisOptions.fromUrl(app.get(SETTINGS).cache())
            .retry(RetryPolicy.none())
            .socketConnectTimeout(PATIENCE_WITH_CACHE)
            .socketTimeout(PATIENCE_WITH_CACHE);
    var redis = Redis.create(options);
    app.set(CACHE, redis);
    return redis;
  }

  static AutoCloseable links(Application app) {
    var hits = Hits.of(app.get(DATABASE));
    app.set(LINKS, new Links(app.get(DATABASE), app.get(CACHE), hits));
    return hits;
  }
}
