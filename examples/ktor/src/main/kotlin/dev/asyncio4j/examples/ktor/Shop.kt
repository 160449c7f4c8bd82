package dev.asyncio4j.examples.ktor

import dev.asyncio4j.kotlin.asCoroutineDispatcher
import dev.asyncio4j.loop.LoopThread
import io.ktor.http.HttpStatusCode
import io.ktor.server.application.Application
import io.ktor.server.application.ApplicationStopped
import io.ktor.server.engine.embeddedServer
import io.ktor.server.netty.Netty
import io.ktor.server.response.respondText
import io.ktor.server.routing.get
import io.ktor.server.routing.routing
import kotlin.time.Duration.Companion.milliseconds
import kotlinx.coroutines.future.await
import kotlinx.coroutines.withContext
import kotlinx.coroutines.withTimeoutOrNull

/** A shop whose routes suspend, as Ktor's do, and whose offers are those of a loop. */
fun Application.shop(loop: LoopThread) {
  val offers = Offers()
  monitor.subscribe(ApplicationStopped) { loop.close() }
  routing {
    get("/offers/{item}") {
      val item = call.parameters["item"].orEmpty()
      call.respondText(loop.submit(offers.offer(item)).await())
    }
    get("/delivery") { // the end of the time cancels the task, as the end of the call would
      val delivered = withTimeoutOrNull(50.milliseconds) { loop.submit(offers.delivery()).await() }
      call.respondText(delivered ?: "not today", status = HttpStatusCode.ServiceUnavailable)
    }
    get("/counts") {
      call.respondText(withContext(loop.loop().asCoroutineDispatcher()) { offers.counts() })
    }
  }
}

fun main() {
  embeddedServer(Netty, port = 8080) { shop(LoopThread.start("shop")) }.start(wait = true)
}
