package dev.asyncio4j.examples.memcached.kotlin

import dev.asyncio4j.examples.memcached.Show.bytes
import dev.asyncio4j.examples.memcached.Show.pair
import dev.asyncio4j.examples.memcached.Show.port
import dev.asyncio4j.examples.memcached.Show.say
import dev.asyncio4j.kotlin.await
import dev.asyncio4j.kotlin.runAsyncio
import dev.asyncio4j.memcached.FlagCodec
import dev.asyncio4j.memcached.KeyException
import dev.asyncio4j.memcached.MemcachedClient
import dev.asyncio4j.memcached.MemcachedException
import dev.asyncio4j.memcached.MemcachedOptions
import kotlinx.coroutines.coroutineScope
import kotlinx.coroutines.launch

private val NUMBERS_AND_TEXT: FlagCodec<Any> =
  FlagCodec.of(
    { data, flags -> if (flags == 1) String(data).toInt() else String(data) },
    { value -> FlagCodec.Encoded(bytes(value), if (value is Int) 1 else 2) },
  )

private suspend fun cas(a: MemcachedClient<ByteArray>, b: MemcachedClient<ByteArray>) {
  a.set("k", bytes(1)).await()
  val found = checkNotNull(a.gets("k").await())
  say(found.value(), found.token() > 0, pair(a.gets("nix").await()))
  b.set("k", bytes(2)).await()
  say(a.cas("k", bytes(3), found.token()).await(), a.get("k").await())
  val token = checkNotNull(a.gets("k").await()).token()
  say(
    a.cas("k", bytes(3), token).await(),
    a.get("k").await(),
    a.cas("nix", bytes("x"), token).await(),
  )
  a.set("sum", bytes(0)).await()
  coroutineScope { repeat(20) { launch { addOne(a) } } }
  say(a.get("sum").await())
}

private suspend fun addOne(mc: MemcachedClient<ByteArray>) {
  do {
    val sum = checkNotNull(mc.gets("sum").await())
    val more = bytes(String(sum.value()).toInt() + 1)
  } while (!mc.cas("sum", more, sum.token()).await())
}

private suspend fun flags(f: MemcachedClient<Any>) {
  say(
    f.set("int", 42).await(),
    f.set("str", "täxt").await(),
    f.get("int").await(),
    f.get("str").await(),
    f.multiGet("int", "str", "nix").await(),
  )
}

private suspend fun refusals(a: MemcachedClient<ByteArray>) {
  try {
    a.get("int").await()
  } catch (e: MemcachedException) {
    say("flags without handler: ClientException")
  }
  try {
    @Suppress("UNCHECKED_CAST") (a as MemcachedClient<Any>).set("x", 5).await()
  } catch (e: KeyException) {
    say("no bytes: ValidationException")
  }
}

/** Changes that nobody overwrites, and values of other types. Java: CasAndFlags.java. */
fun main(): Unit = runAsyncio {
  val options = MemcachedOptions.defaults().port(port())
  val a = MemcachedClient.create(options)
  val b = MemcachedClient.create(options)
  val f = MemcachedClient.create(options, NUMBERS_AND_TEXT)
  a.flushAll().await()
  cas(a, b)
  flags(f)
  refusals(a)
  for (client in listOf(a, b, f)) client.closeAsync().await()
}
