package dev.asyncio4j.examples.http.kotlin

import dev.asyncio4j.http.ClientSession
import dev.asyncio4j.kotlin.await
import kotlinx.coroutines.NonCancellable
import kotlinx.coroutines.withContext

/** `async with session`: its sockets are closed after it. */
internal suspend fun <T> ClientSession.using(block: suspend (ClientSession) -> T): T =
  try {
    block(this)
  } finally {
    withContext(NonCancellable) { closeAsync().await() }
  }
