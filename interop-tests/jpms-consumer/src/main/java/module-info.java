/** A consumer: names the API only; the engine's module is found through its {@code provides}. */
module dev.asyncio4j.consumer {
  requires dev.asyncio4j;
}
