package dev.asyncio4j.examples.redis.kotlin

import dev.asyncio4j.kotlin.await
import dev.asyncio4j.kotlin.runAsyncio
import dev.asyncio4j.redis.Redis

/** A counter and a pipeline, with Kotlin's coroutines. */
fun main() = runAsyncio {
  val port = System.getProperty("redis.port", System.getenv("REDIS_PORT") ?: "6379")
  val redis = Redis.fromUrl("redis://127.0.0.1:$port/0")
  try {
    redis.delete("kotlin").await()
    redis.incr("kotlin").await()
    println(redis.get("kotlin").await())
    println(redis.pipeline().incr("kotlin").get("kotlin").execute().await())
  } finally {
    redis.closeAsync().await()
  }
}
