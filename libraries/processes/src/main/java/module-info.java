/** Work and shared objects across JVMs: the names of Python's aioprocessing. */
module dev.asyncio4j.processes {
  requires transitive dev.asyncio4j;
  requires static transitive org.jspecify;

  exports dev.asyncio4j.processes;
}
