package dev.asyncio4j.guide.ch23.kotlin

import dev.asyncio4j.Asyncio
import dev.asyncio4j.Asyncio.getRunningLoop
import dev.asyncio4j.Asyncio.spawn
import dev.asyncio4j.kotlin.await
import dev.asyncio4j.kotlin.coroutine
import dev.asyncio4j.kotlin.runAsyncio
import dev.asyncio4j.kotlin.sleep
import kotlin.time.Duration.Companion.seconds

private fun note(text: String, time: Double) = coroutine {
  sleep(time.seconds)
  require(text != "bad") { "a bad note" }
  println("noted $text")
}

/**
 * Shows how to run in the background, wait for all of it at the end, and hear of failures nobody
 * awaits. Java: `Background.java`.
 */
fun main(): Unit = runAsyncio {
  getRunningLoop().setExceptionHandler { _, context ->
    println("background failure: ${context.exception()?.message}")
  }
  var background =
    setOf(spawn(note("one", 0.1)), spawn(note("bad", 0.05)), spawn(note("two", 0.01)))
  println("main goes on, ${background.size} in the background")
  while (background.isNotEmpty()) background = Asyncio.wait(background).await().pending()
  println("all done, ${background.size} left")
}
