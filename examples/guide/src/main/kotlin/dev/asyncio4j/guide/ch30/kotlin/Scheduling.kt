package dev.asyncio4j.guide.ch30.kotlin

import dev.asyncio4j.Asyncio.getRunningLoop
import dev.asyncio4j.Asyncio.seconds
import dev.asyncio4j.kotlin.await
import dev.asyncio4j.kotlin.callLater
import dev.asyncio4j.kotlin.runAsyncio
import dev.asyncio4j.kotlin.sleep
import dev.asyncio4j.sync.Event
import kotlin.concurrent.thread
import kotlin.time.Duration.Companion.milliseconds

private fun say(text: String, mark: String = ".") = println(text + mark)

/**
 * Plain functions on the loop: soon, later, at a time, not at all, from another thread. Java:
 * `Scheduling.java`.
 */
fun main(): Unit = runAsyncio {
  val loop = getRunningLoop()
  val start = loop.time()
  loop.callAt(start + seconds(0.06)) { say("third, at a time") }
  loop.callLater(30.milliseconds) { say("second, later", mark = "!") }
  loop.callSoon { say("first, soon") }
  val never = loop.callLater(10.milliseconds) { say("not printed") }
  println("planned in ten ms: ${if (never.`when`() - start < seconds(0.02)) "yes" else "no"}")
  never.cancel()
  sleep(100.milliseconds)
  val woken = Event.create()
  val thread = thread { loop.callSoonThreadsafe(woken::set) }
  woken.await().await()
  println("woken from another thread")
  thread.join()
}
