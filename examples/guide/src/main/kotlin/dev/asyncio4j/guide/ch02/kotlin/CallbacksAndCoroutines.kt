package dev.asyncio4j.guide.ch02.kotlin

import dev.asyncio4j.Asyncio.getRunningLoop
import dev.asyncio4j.Future
import dev.asyncio4j.kotlin.await
import dev.asyncio4j.kotlin.callLater
import dev.asyncio4j.kotlin.runAsyncio
import dev.asyncio4j.kotlin.sleep
import dev.asyncio4j.loop.EventLoop
import kotlin.time.Duration.Companion.milliseconds

private fun withCallbacks(loop: EventLoop, done: Future<Int>) {
  fun third(answer: Int) {
    println("callbacks: got $answer")
    done.setResult(answer * 2)
  }

  fun second(answer: Int) {
    println("callbacks: got $answer")
    loop.callLater(20.milliseconds) { third(answer + 1) }
  }

  loop.callSoon {
    println("callbacks: asked")
    loop.callLater(20.milliseconds) { second(20) }
  }
}

private suspend fun answer(value: Int): Int {
  sleep(20.milliseconds)
  return value
}

private suspend fun withAwait(): Int {
  println("await: asked")
  var value = answer(20)
  println("await: got $value")
  value = answer(value + 1)
  println("await: got $value")
  return value * 2
}

/**
 * One job twice: as a chain of callbacks, and as a coroutine. Java: `CallbacksAndCoroutines.java`.
 */
fun main(): Unit = runAsyncio {
  val loop = getRunningLoop()
  val done = loop.createFuture<Int>()
  withCallbacks(loop, done)
  println(done.await())
  println(withAwait())
}
