/**
 * Structured concurrency as trio has it, on asyncio4j's tasks.
 *
 * <p>Start with {@link dev.asyncio4j.nurseries.Nurseries}.
 */
module dev.asyncio4j.nurseries {
  requires transitive dev.asyncio4j;
  requires static transitive org.jspecify;

  exports dev.asyncio4j.nurseries;
}
