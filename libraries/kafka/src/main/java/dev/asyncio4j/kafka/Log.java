package dev.asyncio4j.kafka;

/** The logger of this module; Kafka's own lines stay Kafka's. */
final class Log {
  static final System.Logger LOGGER = System.getLogger("asyncio4j.kafka");

  private Log() {}
}
