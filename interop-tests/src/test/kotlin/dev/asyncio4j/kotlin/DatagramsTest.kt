package dev.asyncio4j.kotlin

import dev.asyncio4j.Asyncio
import dev.asyncio4j.queues.Queue
import dev.asyncio4j.testing.kotlin.assertFails
import dev.asyncio4j.testing.kotlin.passes
import dev.asyncio4j.transports.DatagramOptions
import dev.asyncio4j.transports.DatagramProtocol
import dev.asyncio4j.transports.DatagramTransport
import dev.asyncio4j.transports.TransportInfo
import java.net.InetSocketAddress
import java.net.SocketAddress
import java.nio.ByteBuffer
import java.nio.channels.DatagramChannel
import kotlinx.coroutines.CancellationException
import kotlinx.coroutines.yield
import org.assertj.core.api.Assertions.assertThat
import org.junit.jupiter.api.Test
import org.junit.jupiter.api.Timeout

@Timeout(60)
class DatagramsTest {
  private class Inbox : DatagramProtocol {
    val received = Queue.create<String>()
    lateinit var transport: DatagramTransport

    override fun connectionMade(transport: DatagramTransport) {
      this.transport = transport
    }

    override fun datagramReceived(data: ByteBuffer, from: SocketAddress) {
      received.putNowait(Charsets.ISO_8859_1.decode(data).toString())
    }
  }

  private suspend fun inbox(options: DatagramOptions): Inbox =
    Asyncio.getRunningLoop().createDatagramEndpoint(::Inbox, options).await().protocol()

  private val Inbox.address
    get() = transport.extraInfo(TransportInfo.LOCAL_ADDRESS).orElseThrow()

  @Test
  fun `a datagram between two endpoints`(): Unit = runAsyncio {
    val server = inbox(DatagramOptions.defaults().localAddress("127.0.0.1", 0))
    val client = inbox(DatagramOptions.defaults().remoteAddress(server.address))
    client.transport.sendTo("hello".toByteArray())
    assertThat(server.received.get().await()).isEqualTo("hello")
    client.transport.close()
    server.transport.close()
    passes(2)
  }

  @Test
  fun `a datagram is awaited, and a cancelled call frees the socket`(): Unit = runAsyncio {
    val loop = Asyncio.getRunningLoop()
    socket().use { a ->
      socket().use { b ->
        val cancelled = createTask { loop.sockRecvFrom(a, 10).await() }
        passes(2)
        cancelled.cancel()
        val next = createTask { loop.sockRecvFrom(a, 10).await() }
        assertThat(assertFails(cancelled)).isInstanceOf(CancellationException::class.java)
        loop.sockSendTo(b, "hello".toByteArray(), a.localAddress).await()
        assertThat(next.await().data()).isEqualTo("hello".toByteArray())
        assertThat(next.result().address()).isEqualTo(b.localAddress)
      }
    }
  }

  @Test
  fun `a reader is called on the loop`(): Unit = runAsyncio {
    val loop = Asyncio.getRunningLoop()
    socket().use { a ->
      socket().use { b ->
        val called = loop.createFuture<String>()
        loop.addReader(a) {
          assertThat(loop.removeReader(a)).isTrue()
          called.setResult("called")
        }
        b.send(ByteBuffer.allocate(1), a.localAddress)
        assertThat(called.await()).isEqualTo("called")
        yield()
      }
    }
  }

  private fun socket(): DatagramChannel =
    DatagramChannel.open().apply {
      bind(InetSocketAddress("127.0.0.1", 0))
      configureBlocking(false)
    }
}
