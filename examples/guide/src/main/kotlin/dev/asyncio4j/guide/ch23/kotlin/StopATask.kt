package dev.asyncio4j.guide.ch23.kotlin

import dev.asyncio4j.Asyncio
import dev.asyncio4j.Asyncio.createTask
import dev.asyncio4j.Asyncio.seconds
import dev.asyncio4j.WaitOptions
import dev.asyncio4j.kotlin.await
import dev.asyncio4j.kotlin.coroutine
import dev.asyncio4j.kotlin.runAsyncio
import dev.asyncio4j.kotlin.sleep
import dev.asyncio4j.kotlin.timeout
import dev.asyncio4j.sync.Event
import kotlin.time.Duration
import kotlinx.coroutines.CancellationException

private fun forever(stop: Event) = coroutine {
  var rounds = 0
  while (!stop.isSet()) {
    rounds++
    sleep(Duration.ZERO)
  }
  rounds
}

/**
 * Shows how to stop a task: from outside with cancel, from inside by returning, politely with an
 * event. Java: `StopATask.java`.
 */
fun main(): Unit = runAsyncio {
  val stop = Event.create()
  val polite = createTask(forever(stop))
  val cancelled = createTask(forever(Event.create()))
  repeat(3) { sleep(Duration.ZERO) }
  stop.set()
  cancelled.cancel()
  println("polite: stopped after ${polite.await()} rounds")
  try {
    cancelled.await()
  } catch (_: CancellationException) {
    println("cancelled: no result")
  }
  val limit = createTask(forever(Event.create()))
  val options = WaitOptions.defaults().timeout(seconds(0.05))
  val pending = Asyncio.wait(listOf(limit), options).await().pending()
  pending.forEach { it.cancel() }
  Asyncio.wait(pending).await()
  println("stopped after a time: ${if (limit.cancelled()) "yes" else "no"}")
}
