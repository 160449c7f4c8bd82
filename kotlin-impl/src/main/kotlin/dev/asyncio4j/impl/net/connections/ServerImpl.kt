package dev.asyncio4j.impl.net.connections

import dev.asyncio4j.Coroutine
import dev.asyncio4j.exceptions.AsyncTimeoutException
import dev.asyncio4j.exceptions.CancelledError
import dev.asyncio4j.impl.net.tcp.Listener
import dev.asyncio4j.impl.net.tcp.SocketFile
import dev.asyncio4j.impl.net.tcp.SocketOwner
import dev.asyncio4j.impl.net.tcp.SocketTransport
import dev.asyncio4j.impl.tasks.ParkingLot
import dev.asyncio4j.impl.tasks.Signal
import dev.asyncio4j.impl.tasks.SuspendCoroutine
import dev.asyncio4j.impl.tasks.TaskLoop
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
  /**
   * The sockets of the connections, each with the transport that is closed for it: TLS on top, or
   * the socket's own.
   */
  private val clients = LinkedHashMap<SocketTransport, Transport>()
  private val closeWaiters = ParkingLot(this, loop)

  private enum class State {
    BOUND,
    SERVING,
    CLOSED,
  }

  private var state = State.BOUND
  private val servingForever = Signal(loop)

  /** The listeners; none once the server is [CLOSED][State.CLOSED]. */
  private var listeners: List<Listener> = channels.map { channel ->
    Listener(loop, channel, options.backlog()) { client ->
      Transports.accepted(loop, client, factory.get(), options, this)
    }
  }

  private val isOver: Boolean
    get() = state == State.CLOSED && clients.isEmpty()

  override fun attach(socket: SocketTransport, transport: Transport) {
    clients[socket] = transport
  }

  override fun detach(socket: SocketTransport) {
    clients -= socket
    if (isOver) closeWaiters.wake()
  }

  override fun loop(): EventLoop = loop

  override fun sockets(): List<SocketAddress> = listeners.map { it.address }

  override fun isServing() = state == State.SERVING

  override fun startServing(): Coroutine<Void?> =
    SuspendCoroutine("Server.startServing") {
      start()
      yieldPass()
      null
    }

  override fun serveForever(): Coroutine<Void?> =
    SuspendCoroutine("Server.serveForever") {
      check(!servingForever.isInUse) {
        "server $this is already being awaited on serveForever(); one task is enough"
      }
      start()
      try {
        servingForever.await()
      } catch (cancelled: CancelledError) {
        try {
          close()
          awaitClosed()
        } finally {
          throw cancelled
        }
      }
      null
    }

  fun start() {
    check(state != State.CLOSED) { "server $this is closed; start a new one with startServer" }
    if (state == State.SERVING) return
    state = State.SERVING
    listeners.forEach(Listener::start)
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
    if (state == State.CLOSED) return
    state = State.CLOSED
    val open = listeners
    listeners = emptyList()
    files.forEach(SocketFile::deleteIfOurs)
    open.forEach(Listener::close)
    servingForever.cancel()
    if (isOver) closeWaiters.wake()
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

  override fun toString() =
    "<Server ${state.name.lowercase()} sockets=${sockets()} connections=${clients.size}>"
}
