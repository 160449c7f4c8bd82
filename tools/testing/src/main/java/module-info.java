/** Tests of code that awaits: virtual time, what is left behind, and a search over schedules. */
module dev.asyncio4j.testing {
  requires transitive dev.asyncio4j;
  requires static transitive org.jspecify;
  requires static transitive org.junit.jupiter.api;

  exports dev.asyncio4j.testing;
}
