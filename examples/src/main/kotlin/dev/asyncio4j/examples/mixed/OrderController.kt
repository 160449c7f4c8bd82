package dev.asyncio4j.examples.mixed

import dev.asyncio4j.exceptions.AsyncTimeoutException
import dev.asyncio4j.kotlin.await
import dev.asyncio4j.kotlin.runAsyncio
import dev.asyncio4j.kotlin.timeout
import kotlin.time.Duration.Companion.milliseconds

/** Kotlin again: answers requests with the Java service. */
class OrderController(private val service: OrderService) {

  suspend fun get(id: Int): String =
    try {
      timeout(500.milliseconds) { "200 ${service.invoice(id).await()}" }
    } catch (_: AsyncTimeoutException) {
      "504 order $id took too long"
    }
}

/**
 * A Kotlin controller, a Java service and a Kotlin repository call through one another on one loop:
 * the controller's timeout reaches the repository's `finally`.
 */
object MixedService {
  @JvmStatic
  fun main(args: Array<String>) {
    runAsyncio { answerRequests() }
  }

  suspend fun answerRequests() {
    val controller = OrderController(OrderService(OrderRepository()))
    println(controller.get(1))
    println(controller.get(2))
  }
}
