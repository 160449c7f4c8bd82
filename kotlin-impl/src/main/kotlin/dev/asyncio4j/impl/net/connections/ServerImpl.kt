package dev.asyncio4j.impl.net.connections

import dev.asyncio4j.Coroutine
import dev.asyncio4j.exceptions.AsyncTimeoutException
import dev.asyncio4j.exceptions.CancelledError
import dev.asyncio4j.impl.net.tcp.Listener
import dev.asyncio4j.impl.net.tcp.SocketFile
import dev.asyncio4j.impl.net.tcp.SocketOwner
import dev.asyncio4j.impl.net.tcp.SocketTransport
import dev.asyncio4j.impl.streams.WaitList
import dev.asyncio4j.impl.tasks.FutureImpl
import dev.asyncio4j.impl.tasks.SuspendCoroutine
import dev.asyncio4j.impl.tasks.TaskLoop
import dev.asyncio4j.impl.tasks.awaitDone
import dev.asyncio4j.impl.tasks.awaitInline
import dev.asyncio4j.impl.tasks.yieldPass
import dev.asyncio4j.impl.waiting.waitForCoroutine
import dev.asyncio4j.loop.EventLoop
import dev.asyncio4j.streams.Server
import dev.asyncio4j.streams.ServerOptions
import dev.asyncio4j.transports.ConnectionProtocol
import dev.asyncio4j.transports.Transport
import java.net.SocketAddress
import java.nio.channels.ServerSocketChannel
import java.time.Duration
import java.util.function.Supplier

/**
 * Listening sockets and the connections that came from them: `Server`.
 *
 * ```
 *   BOUND ──startServing()──▶ SERVING ──close()──▶ CLOSED ──last connection gone──▶ waiters wake
 *     └──────────────────close()──────────────────────▲
 * ```
 */
internal class ServerImpl(
  private val loop: TaskLoop,
  private val factory: Supplier<out ConnectionProtocol>,
  private val options: ServerOptions,
  channels: List<ServerSocketChannel>,
  private val files: List<SocketFile>,
) : Server, SocketOwner {
  /** Each connection's socket, and what is closed for it: TLS on top, or the same again. */
  private val clients = LinkedHashMap<SocketTransport, Transport>()
  private val closeWaiters = WaitList(loop)
  private var serving = false
  private var servingForever: FutureImpl<Unit>? = null

  /** Null once the server is closed. */
  private var listeners: List<Listener>? = channels.map { channel ->
    Listener(loop, channel, options.backlog()) { client ->
      Transports.accepted(loop, client, factory.get(), options, this)
    }
  }

  private val isOver: Boolean
    get() = listeners == null && clients.isEmpty()

  override fun attach(socket: SocketTransport, transport: Transport) {
    clients[socket] = transport
  }

  override fun detach(socket: SocketTransport) {
    clients -= socket
    if (isOver) closeWaiters.releaseAll()
  }

  override fun loop(): EventLoop = loop

  override fun sockets(): List<SocketAddress> = listeners?.map { it.address } ?: emptyList()

  override fun isServing() = serving

  override fun startServing(): Coroutine<Void?> =
    SuspendCoroutine("Server.startServing") {
      start()
      yieldPass()
      null
    }

  override fun serveForever(): Coroutine<Void?> =
    SuspendCoroutine("Server.serveForever") {
      check(servingForever == null) {
        "server $this is already being awaited on serveForever(); one task is enough"
      }
      start()
      val forever = FutureImpl<Unit>(loop).also { servingForever = it }
      try {
        forever.awaitDone()
      } catch (cancelled: CancelledError) {
        try {
          close()
          awaitClosed()
        } finally {
          throw cancelled
        }
      } finally {
        servingForever = null
      }
      null
    }

  fun start() {
    val open =
      checkNotNull(listeners) { "server $this is closed; start a new one with startServer" }
    if (serving) return
    serving = true
    open.forEach(Listener::start)
  }

  override fun waitClosed(): Coroutine<Void?> =
    SuspendCoroutine("Server.waitClosed") {
      awaitClosed()
      null
    }

  private suspend fun awaitClosed() {
    if (!isOver) closeWaiters.await()
  }

  override fun close() {
    val open = listeners ?: return
    listeners = null
    serving = false
    files.forEach(SocketFile::deleteIfOurs)
    open.forEach(Listener::close)
    servingForever?.cancel()
    if (isOver) closeWaiters.releaseAll()
  }

  override fun close(grace: Duration?): Coroutine<Int> =
    SuspendCoroutine("Server.close") {
      close()
      try {
        waitForCoroutine(waitClosed(), grace).awaitInline()
        0
      } catch (_: AsyncTimeoutException) {
        val rest = clients.size
        abortClients()
        awaitClosed()
        rest
      } catch (cancelled: CancelledError) {
        abortClients()
        throw cancelled
      }
    }

  override fun closeClients() = clients.values.toList().forEach(Transport::close)

  override fun abortClients() = clients.values.toList().forEach(Transport::abort)

  override fun toString(): String {
    val state = if (listeners == null) "closed" else if (serving) "serving" else "bound"
    return "<Server $state sockets=${sockets()} connections=${clients.size}>"
  }
}
