/** Redis with the API of redis.asyncio, on the loop of the program. */
module dev.asyncio4j.redis {
  requires transitive dev.asyncio4j;
  requires dev.asyncio4j.netty;
  requires io.netty.buffer;
  requires io.netty.codec;
  requires io.netty.common;
  requires io.netty.handler;
  requires io.netty.transport;
  requires lettuce.core;
  requires static transitive org.jspecify;

  exports dev.asyncio4j.redis;
}
