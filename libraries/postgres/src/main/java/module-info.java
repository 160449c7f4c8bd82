/**
 * PostgreSQL on a loop of asyncio4j, as asyncpg and aiopg have it.
 *
 * <p>Start with {@link dev.asyncio4j.postgres.Postgres}.
 */
module dev.asyncio4j.postgres {
  requires transitive dev.asyncio4j;
  requires dev.asyncio4j.netty;
  requires io.netty.buffer;
  requires io.netty.handler;
  requires io.netty.transport;
  requires io.vertx.core;
  requires io.vertx.sql.client;
  requires io.vertx.sql.client.pg;
  requires static transitive org.jspecify;

  exports dev.asyncio4j.postgres;
  exports dev.asyncio4j.postgres.aiopg;
  exports dev.asyncio4j.postgres.errors;
}
