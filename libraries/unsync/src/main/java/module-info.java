/** One ambient loop, and results for synchronous code. */
module dev.asyncio4j.unsync {
  requires transitive dev.asyncio4j;
  requires static transitive org.jspecify;

  exports dev.asyncio4j.unsync;
}
