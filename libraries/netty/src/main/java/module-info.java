/**
 * Libraries that stand on Netty, run on a loop of asyncio4j.
 *
 * <p>Start with {@link dev.asyncio4j.netty.NettyLoop}; with Vert.x, {@link
 * dev.asyncio4j.netty.vertx.VertxLoop}.
 */
module dev.asyncio4j.netty {
  requires transitive dev.asyncio4j;
  requires transitive io.netty.buffer;
  requires transitive io.netty.common;
  requires transitive io.netty.transport;
  requires static transitive io.vertx.core;
  requires static transitive org.jspecify;

  exports dev.asyncio4j.netty;
  exports dev.asyncio4j.netty.vertx;
}
