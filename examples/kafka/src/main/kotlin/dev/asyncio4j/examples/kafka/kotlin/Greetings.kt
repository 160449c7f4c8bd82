package dev.asyncio4j.examples.kafka.kotlin

import dev.asyncio4j.kafka.AutoOffsetReset
import dev.asyncio4j.kafka.ConsumerOptions
import dev.asyncio4j.kafka.KafkaConsumer
import dev.asyncio4j.kafka.KafkaProducer
import dev.asyncio4j.kafka.ProducerOptions
import dev.asyncio4j.kotlin.asFlow
import dev.asyncio4j.kotlin.await
import dev.asyncio4j.kotlin.runAsyncio
import java.util.UUID
import kotlinx.coroutines.flow.take

/** Messages sent, and read as a flow, with Kotlin's coroutines. */
fun main() = runAsyncio {
  val broker = System.getProperty("kafka", System.getenv("KAFKA") ?: "127.0.0.1:9092")
  val topic = "greetings-" + UUID.randomUUID()
  val producer = KafkaProducer.create(ProducerOptions.text().bootstrapServers(broker))
  producer.start().await()
  try {
    for (word in listOf("hello", "world")) {
      println(producer.sendAndWait(topic, word).await().offset())
    }
  } finally {
    producer.stop().await()
  }
  val options =
    ConsumerOptions.text().bootstrapServers(broker).autoOffsetReset(AutoOffsetReset.EARLIEST)
  val consumer = KafkaConsumer.create(options, topic)
  consumer.start().await()
  try {
    consumer.asFlow().take(2).collect { println(it.value()) }
  } finally {
    consumer.stop().await()
  }
}
