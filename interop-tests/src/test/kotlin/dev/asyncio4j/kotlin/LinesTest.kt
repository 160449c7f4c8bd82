package dev.asyncio4j.kotlin

import dev.asyncio4j.Asyncio
import dev.asyncio4j.streams.Connection
import dev.asyncio4j.streams.ConnectionHandler
import java.net.InetSocketAddress
import kotlinx.coroutines.flow.first
import kotlinx.coroutines.flow.toList
import org.assertj.core.api.Assertions.assertThat
import org.junit.jupiter.api.Test

/** Lines of a real connection on this machine. */
class LinesTest {

  private fun reading(sent: ByteArray, use: suspend (Connection) -> Unit) {
    runAsyncio { read(sent, use) }
  }

  private suspend fun read(sent: ByteArray, use: suspend (Connection) -> Unit) {
    val greeter = ConnectionHandler { _, writer ->
      writer.write(sent)
      writer.close()
      Asyncio.await(writer.waitClosed())
    }
    val server = Asyncio.startServer(greeter, "127.0.0.1", 0).await()
    val port = (server.sockets().first() as InetSocketAddress).port
    val connection = Asyncio.openConnection("127.0.0.1", port).await()
    use(connection)
    connection.writer().close()
    connection.writer().waitClosed().await()
    server.close()
    server.waitClosed().await()
  }

  @Test
  fun linesAreDecodedAndComeWithoutTheirEnds() {
    reading("one\r\nzw\u00f6lf\n\nno end".toByteArray()) {
      assertThat(it.reader().linesAsFlow().toList())
        .containsExactly("one", "zw\u00f6lf", "", "no end")
    }
    reading("zw\u00f6lf\n".toByteArray(Charsets.ISO_8859_1)) {
      assertThat(it.reader().linesAsFlow(Charsets.ISO_8859_1).toList())
        .containsExactly("zw\u00f6lf")
    }
  }

  @Test
  fun whatWasNotCollectedStaysInTheReader() =
    reading("one\ntwo\n".toByteArray()) {
      assertThat(it.reader().linesAsFlow().first()).isEqualTo("one")
      assertThat(it.reader().readLine().await()).asString().isEqualTo("two\n")
    }
}
