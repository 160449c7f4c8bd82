/** Tests of code that awaits: virtual time, what is left behind, and a search over schedules. */
module dev.asyncio4j.testing {
  requires transitive dev.asyncio4j;
  requires static dev.asyncio4j.impl; // the Kotlin face stands on that of the core
  requires static transitive kotlin.stdlib;
  requires static transitive kotlinx.coroutines.core;
  requires static transitive org.jspecify;
  requires static transitive org.junit.jupiter.api;

  exports dev.asyncio4j.testing;
  exports dev.asyncio4j.testing.kotlin;
}
