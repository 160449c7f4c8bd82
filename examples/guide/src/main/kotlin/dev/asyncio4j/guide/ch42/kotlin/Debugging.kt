package dev.asyncio4j.guide.ch42.kotlin

import dev.asyncio4j.Asyncio.createTask
import dev.asyncio4j.Asyncio.getRunningLoop
import dev.asyncio4j.Asyncio.seconds
import dev.asyncio4j.RunOptions
import dev.asyncio4j.kotlin.await
import dev.asyncio4j.kotlin.coroutine
import dev.asyncio4j.kotlin.runAsyncio
import dev.asyncio4j.kotlin.sleep
import java.util.logging.Logger
import kotlin.time.Duration
import kotlin.time.Duration.Companion.milliseconds

private val slowSteps = mutableListOf<String>()

private fun slow() = coroutine { Thread.sleep(300) }

private fun fails() = coroutine<Unit> { throw IllegalArgumentException("nobody asked for me") }

private suspend fun failsUnread(): Boolean {
  val task = createTask(fails())
  sleep(10.milliseconds)
  return task.done()
}

/**
 * Debug mode: slow steps are reported; what nobody caught goes to the handler. Java:
 * `Debugging.java`.
 */
fun main(): Unit =
  runAsyncio(RunOptions.defaults().debug(true)) {
    slowSteps.clear()
    val logger = Logger.getLogger("asyncio4j")
    logger.setFilter { record ->
      if (" took " in record.message) slowSteps += record.message
      false
    }
    val loop = getRunningLoop()
    println("debug: ${if (loop.getDebug()) "yes" else "no"}")
    loop.slowCallbackDuration(seconds(0.2))
    createTask(slow()).await()
    sleep(Duration.ZERO)
    println("slow step reported: ${if (slowSteps.isEmpty()) "no" else "yes"}")
    val unread = mutableListOf<String?>()
    loop.setExceptionHandler { _, context -> unread += context.exception()?.message }
    println("failed and unread: ${if (failsUnread()) "yes" else "no"}")
    System.gc()
    sleep(50.milliseconds)
    println("handler was told: ${unread.joinToString()}")
    logger.filter = null
  }
