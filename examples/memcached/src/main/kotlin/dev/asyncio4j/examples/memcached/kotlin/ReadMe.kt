package dev.asyncio4j.examples.memcached.kotlin

import dev.asyncio4j.examples.memcached.Show.bytes
import dev.asyncio4j.examples.memcached.Show.port
import dev.asyncio4j.examples.memcached.Show.say
import dev.asyncio4j.kotlin.await
import dev.asyncio4j.kotlin.runAsyncio
import dev.asyncio4j.memcached.MemcachedClient
import dev.asyncio4j.memcached.MemcachedOptions
import java.time.Duration
import kotlin.time.Duration.Companion.milliseconds
import kotlinx.coroutines.async
import kotlinx.coroutines.awaitAll
import kotlinx.coroutines.coroutineScope
import kotlinx.coroutines.delay

private val SECOND = Duration.ofSeconds(1)

private suspend fun values(mc: MemcachedClient<ByteArray>) {
  say(
    mc.set("some_key", bytes("Some value")).await(),
    mc.get("some_key").await(),
    mc.get("nix").await(),
    mc.get("nix", bytes("dflt")).await(),
  )
  mc.set("other_key", bytes("Other value")).await()
  say(mc.multiGet("some_key", "nix", "other_key").await(), mc.multiGet().await())
  say(
    mc.delete("other_key").await(),
    mc.delete("other_key").await(),
    mc.multiGet("some_key", "other_key").await(),
  )
  say(
    mc.add("some_key", bytes("no")).await(),
    mc.add("new", bytes(1)).await(),
    mc.replace("none", bytes("x")).await(),
    mc.replace("new", bytes(2)).await(),
    mc.get("new").await(),
  )
  say(
    mc.append("new", bytes(3)).await(),
    mc.prepend("new", bytes(1)).await(),
    mc.get("new").await(),
    mc.append("none", bytes("x")).await(),
  )
}

private suspend fun numbers(mc: MemcachedClient<ByteArray>) {
  say(mc.incr("new").await(), mc.incr("new", 7).await(), mc.decr("new", 100).await())
  say(
    mc.set("wrap", bytes("18446744073709551615")).await(),
    mc.incr("wrap").await(),
    mc.set("empty", bytes("")).await(),
    mc.get("empty").await(),
    mc.set("crlf", bytes("a\r\nEND\r\nb")).await(),
    mc.get("crlf").await(),
  )
}

private suspend fun expiry(mc: MemcachedClient<ByteArray>) {
  say(
    mc.set("short", bytes("v"), SECOND).await(),
    mc.touch("short", Duration.ofSeconds(100)).await(),
    mc.touch("none", SECOND).await(),
    mc.set("gone", bytes("v"), SECOND).await(),
  )
  delay(2100.milliseconds)
  say(mc.get("short").await(), mc.get("gone").await())
}

private suspend fun server(mc: MemcachedClient<ByteArray>) {
  val hasPid = mc.stats().await().getValue("pid").all(Char::isDigit)
  mc.stats("items").await()
  say(mc.version().await().length > 3, hasPid, true)
  val big = ByteArray(256 * 2000) { it.toByte() }
  say(mc.set("big", big).await(), big.contentEquals(mc.get("big").await()))
  val stored = (0 until 3).map { mc.set("n$it", bytes(it)).await() }
  val values = coroutineScope {
    (0 until 30).map { async { mc.get("n${it % 3}").await() } }.awaitAll()
  }
  say(stored, values.count { it.contentEquals(bytes(2)) })
}

/** All commands. Java: ReadMe.java. */
fun main(): Unit = runAsyncio {
  val mc = MemcachedClient.create(MemcachedOptions.defaults().port(port()).connections(2))
  mc.flushAll().await()
  values(mc)
  numbers(mc)
  expiry(mc)
  server(mc)
  mc.closeAsync().await()
}
