/** A bounded memory of asynchronous functions: one run for many callers, and the last n kept. */
module dev.asyncio4j.cache {
  requires transitive dev.asyncio4j;
  requires static transitive org.jspecify;

  exports dev.asyncio4j.cache;
}
