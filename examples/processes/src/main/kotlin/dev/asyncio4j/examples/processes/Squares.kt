package dev.asyncio4j.examples.processes

import dev.asyncio4j.kotlin.await
import dev.asyncio4j.kotlin.runAsyncio
import dev.asyncio4j.processes.AioProcesses
import dev.asyncio4j.processes.SerializableFunction

/**
 * The function for the workers: an object, since a lambda of Kotlin is not serialisable as it is.
 */
object Square : SerializableFunction<Int, Int> {
  private fun readResolve(): Any = Square

  override fun apply(argument: Int): Int = argument * argument
}

/** The Kotlin twin of the README's pool. */
fun main() = runAsyncio {
  val pool = AioProcesses.pool(2)
  println(pool.coroMap(Square, listOf(1, 2, 3)).await())
  pool.close()
  pool.coroJoin().await()
}
