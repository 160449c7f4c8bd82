/** Background jobs with limits and a graceful end, on the tasks of asyncio4j. */
module dev.asyncio4j.jobs {
  requires transitive dev.asyncio4j;
  requires static transitive org.jspecify;

  exports dev.asyncio4j.jobs;
}
