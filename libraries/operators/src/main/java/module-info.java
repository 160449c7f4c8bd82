/** Stream operators over asynchronous iterables. */
module dev.asyncio4j.operators {
  requires transitive dev.asyncio4j;
  requires static transitive org.jspecify;

  exports dev.asyncio4j.operators;
}
