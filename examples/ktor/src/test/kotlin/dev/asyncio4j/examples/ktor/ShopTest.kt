package dev.asyncio4j.examples.ktor

import dev.asyncio4j.loop.LoopThread
import io.ktor.server.engine.embeddedServer
import io.ktor.server.netty.Netty
import java.net.URI
import java.net.http.HttpClient
import java.net.http.HttpRequest
import java.net.http.HttpResponse.BodyHandlers
import kotlinx.coroutines.runBlocking
import org.assertj.core.api.Assertions.assertThat
import org.junit.jupiter.api.DisplayName
import org.junit.jupiter.api.Test

/** The shop: started, called and stopped. */
class ShopTest {
  @Test
  @DisplayName("a shop on Ktor answers, cancels what takes too long, and stops its loop")
  fun shop() {
    val loop = LoopThread.start("shop")
    val server = embeddedServer(Netty, port = 0, host = "127.0.0.1") { shop(loop) }.start()
    try {
      val port = runBlocking { server.engine.resolvedConnectors().first().port }
      assertThat(get(port, "/offers/tea")).isEqualTo("tea at 300, in stock")
      assertThat(get(port, "/delivery")).isEqualTo("not today")
      val counts = generateSequence { get(port, "/counts") } // a cancelled task ends a pass later
      assertThat(counts.take(100).any { it == "1 asked, 0 waiting" }).isTrue()
    } finally {
      server.stop(0, 10_000)
    }
    assertThat(loop.isRunning).isFalse()
  }

  private fun get(port: Int, path: String): String {
    val request = HttpRequest.newBuilder(URI.create("http://127.0.0.1:$port$path")).build()
    return HttpClient.newHttpClient().send(request, BodyHandlers.ofString()).body()
  }
}
