package dev.asyncio4j.examples.guests.kotlin

import dev.asyncio4j.Asyncio.createTask
import dev.asyncio4j.RunOptions
import dev.asyncio4j.examples.guests.JavaMain
import dev.asyncio4j.examples.guests.Python
import dev.asyncio4j.exceptions.AsyncTimeoutException
import dev.asyncio4j.kotlin.await
import dev.asyncio4j.kotlin.runAsyncio
import dev.asyncio4j.kotlin.timeout
import kotlin.time.Duration.Companion.seconds
import kotlinx.coroutines.async
import kotlinx.coroutines.coroutineScope
import kotlinx.coroutines.delay
import org.graalvm.polyglot.PolyglotException

/**
 * Awaits coroutines of Python's among those of Kotlin's, by one virtual clock. Java: JavaMain.java.
 */
fun main(): Unit =
  Python.open().use { python ->
    python.context().eval("python", JavaMain.SOURCE)
    runAsyncio(RunOptions.defaults().virtualTime()) { talk(python) }
  }

private suspend fun talk(python: Python) = coroutineScope {
  val ofKotlin = async {
    delay(30.seconds)
    "Ann of Kotlin"
  }
  val ofPython = createTask(python.coroutine(python.named("greet"), String::class.java, "Bob", 60))
  println(listOf(ofKotlin.await(), ofPython.await()))
  try {
    timeout(5.seconds) { python.coroutine(python.named("patient"), Any::class.java).await() }
  } catch (_: AsyncTimeoutException) {
    println("Kotlin has waited long enough")
  }
  try {
    python.coroutine(python.named("wrong"), Any::class.java).await()
  } catch (error: PolyglotException) {
    println("Kotlin caught ${error.message}")
  }
}
