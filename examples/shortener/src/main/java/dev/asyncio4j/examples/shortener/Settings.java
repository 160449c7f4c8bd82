package dev.asyncio4j.examples.shortener;

import java.util.Map;

/**
 * Settings of the service, from the environment.
 *
 * @param host {@code HOST}: the address to listen on
 * @param port {@code PORT}
 * @param database {@code DATABASE_URL}: where PostgreSQL is; empty for one of the service's own
 * @param cache {@code REDIS_URL}: where Redis is; empty for one of the service's own
 */
public record Settings(String host, int port, String database, String cache) {
  /**
   * Reads them.
   *
   * @param environment of the process
   * @return the settings
   */
  public static Settings of(Map<String, String> environment) {
    return new Settings(
        environment.getOrDefault("HOST", "127.0.0.1"),
        Integer.parseInt(environment.getOrDefault("PORT", "8080")),
        environment.getOrDefault("DATABASE_URL", ""),
        environment.getOrDefault("REDIS_URL", ""));
  }

  /** {@return whether both servers are given} */
  public boolean isComplete() {
    return !database.isEmpty() && !cache.isEmpty();
  }

  /**
   * Fills in what is not given.
   *
   * @param ownDatabase where a PostgreSQL is
   * @param ownCache where a Redis is
   * @return the whole settings
   */
  public Settings orElse(String ownDatabase, String ownCache) {
    return new Settings(
        host,
        port,
        database.isEmpty() ? ownDatabase : database,
        cache.isEmpty() ? ownCache : cache);
  }
}
