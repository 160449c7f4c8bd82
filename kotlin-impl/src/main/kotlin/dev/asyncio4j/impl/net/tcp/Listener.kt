package dev.asyncio4j.impl.net.tcp

import dev.asyncio4j.impl.loop.ChannelHandle
import dev.asyncio4j.impl.loop.TimerHandleImpl
import dev.asyncio4j.impl.net.channel.orClose
import dev.asyncio4j.impl.tasks.TaskLoop
import dev.asyncio4j.impl.tasks.report
import java.io.IOException
import java.net.SocketAddress
import java.nio.channels.ServerSocketChannel
import java.nio.channels.SocketChannel
import java.util.concurrent.TimeUnit

/** Accepts the connections of one listening socket and hands each to [accepted]. */
internal class Listener(
  private val loop: TaskLoop,
  private val channel: ServerSocketChannel,
  private val backlog: Int,
  private val accepted: (SocketChannel) -> Unit,
) {
  init {
    loop.diagnostics.prepare() // a client may take the last descriptor
  }

  val address: SocketAddress = channel.localAddress
  private val watch = loop.poller.register(channel)
  private val onAcceptable = ChannelHandle(loop, ::accept, loop.newContext())
  private var retry: TimerHandleImpl? = null

  fun start() {
    watch.reader = onAcceptable
  }

  /** Closes the socket: new connections are refused from here on. */
  fun close() {
    retry?.cancel()
    loop.poller.closeNow(channel)
  }

  /** Accepts a burst of clients in one pass, but no more than that: others want their turn. */
  private fun accept() {
    repeat(minOf(backlog, MOST_PER_PASS) + 1) {
      if (!channel.isOpen) return
      val client =
        try {
          channel.accept() ?: return
        } catch (error: IOException) {
          return pause(error)
        }
      take(client)
    }
  }

  private fun take(client: SocketChannel) {
    try {
      loop.orClose(client) {
        client.configureBlocking(false)
        accepted(client)
      }
    } catch (error: Exception) {
      report("Error on transport creation for incoming connection", error)
    }
  }

  /**
   * Pauses when there is, most likely, no descriptor left: the socket would stay ready and keep the
   * loop busy.
   */
  private fun pause(error: IOException) {
    report("socket.accept() out of system resource", error)
    watch.reader = null
    retry = loop.callLaterNanos(RETRY_DELAY, ::start)
  }

  private fun report(message: String, error: Exception) = loop.report(message, error, about = this)

  override fun toString() = "<Listener ${if (channel.isOpen) "open" else "closed"} $address>"

  private companion object {
    const val MOST_PER_PASS = 1024
    val RETRY_DELAY = TimeUnit.SECONDS.toNanos(1)
  }
}
