/** memcached, with aiomcache's words, on the transports of asyncio4j. */
module dev.asyncio4j.memcached {
  requires transitive dev.asyncio4j;
  requires static transitive org.jspecify;

  exports dev.asyncio4j.memcached;
  exports dev.asyncio4j.memcached.testing;
}
