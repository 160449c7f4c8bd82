/**
 * Kafka for programs on asyncio4j, with the API of aiokafka.
 *
 * <p>Start with {@link dev.asyncio4j.kafka.KafkaProducer} and {@link
 * dev.asyncio4j.kafka.KafkaConsumer}; topics and groups are looked after by {@link
 * dev.asyncio4j.kafka.KafkaAdmin}.
 */
@NullMarked
package dev.asyncio4j.kafka;

import org.jspecify.annotations.NullMarked;
