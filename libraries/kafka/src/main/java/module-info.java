/** Kafka, with the API of aiokafka, on the loops of asyncio4j. */
module dev.asyncio4j.kafka {
  requires transitive dev.asyncio4j;
  requires static transitive org.jspecify;
  requires kafka.clients;

  exports dev.asyncio4j.kafka;

  opens dev.asyncio4j.kafka.security to
      kafka.clients;
}
