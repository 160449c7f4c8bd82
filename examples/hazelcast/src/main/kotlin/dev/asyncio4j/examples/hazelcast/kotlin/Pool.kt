package dev.asyncio4j.examples.hazelcast.kotlin

import dev.asyncio4j.Asyncio.getRunningLoop
import dev.asyncio4j.Body
import dev.asyncio4j.SerializableBody
import dev.asyncio4j.examples.hazelcast.Pool.collatz
import dev.asyncio4j.examples.hazelcast.Pool.fails
import dev.asyncio4j.examples.hazelcast.Pool.where
import dev.asyncio4j.examples.hazelcast.SecondMember
import dev.asyncio4j.exceptions.RemoteWorkException
import dev.asyncio4j.hazelcast.HazelcastExecutors
import dev.asyncio4j.kotlin.await
import dev.asyncio4j.kotlin.runAsyncio
import java.util.concurrent.ExecutorService

/** Sends a body to [pool]. */
private suspend fun <T> sent(pool: ExecutorService, body: SerializableBody<T>): T =
  getRunningLoop().runInExecutor(pool, body).await()

/** Sends the same calls to two members, the second in a JVM of its own. Java: Pool.java. */
fun main() {
  val hz = SecondMember.first()
  try {
    SecondMember.start(hz).use {
      runAsyncio {
        val pool = HazelcastExecutors.executor(hz, "work")
        println(sent(pool, SerializableBody { collatz(27) }))
        val some =
          listOf(1, 6, 97, 871).map { n ->
            getRunningLoop().runInExecutor(pool, SerializableBody { collatz(n) })
          }
        println(some.map { it.await() })
        val others = HazelcastExecutors.onMembers(hz, "work") { member -> !member.localMember() }
        val elsewhere = sent(others, SerializableBody { where() }) != where()
        println(if (elsewhere) "True" else "False")
        try {
          sent(pool, SerializableBody { fails("over there") })
        } catch (e: IllegalArgumentException) {
          println("ValueError ${e.message}")
        }
        try {
          getRunningLoop().runInExecutor(pool, Body { 1 }).await()
        } catch (_: RemoteWorkException) {
          println("cannot travel")
        }
        val all =
          (1..1000).map { n ->
            getRunningLoop().runInExecutor(pool, SerializableBody { collatz(n) })
          }
        println(all.maxOf { it.await() })
      }
    }
  } finally {
    hz.shutdown()
  }
}
