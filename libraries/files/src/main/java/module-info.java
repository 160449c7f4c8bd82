/** Files without blocking the loop: the names of Python's aiofiles. */
module dev.asyncio4j.files {
  requires transitive dev.asyncio4j;
  requires static transitive org.jspecify;

  exports dev.asyncio4j.files;
}
