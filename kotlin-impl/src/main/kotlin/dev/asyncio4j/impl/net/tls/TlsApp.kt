package dev.asyncio4j.impl.net.tls

import dev.asyncio4j.impl.loop.Texts
import dev.asyncio4j.impl.loop.logger
import dev.asyncio4j.impl.streams.skipAll
import dev.asyncio4j.transports.BufferedProtocol
import dev.asyncio4j.transports.ConnectionProtocol
import dev.asyncio4j.transports.Protocol
import dev.asyncio4j.transports.Transport
import java.lang.System.Logger.Level
import java.nio.ByteBuffer

/**
 * The protocol above TLS, and what it has been told.
 *
 * ```
 *   INIT ──made──▶ MADE ──eof──▶ EOF ──lost──▶ LOST
 *                   └────────────lost───────────▲
 * ```
 *
 * In `startTls` it begins with MADE. One that was never told of its connection hears of no loss.
 */
internal class TlsApp(var protocol: ConnectionProtocol, isMade: Boolean) {
  private enum class State {
    INIT,
    MADE,
    EOF,
    LOST,
  }

  private var state = if (isMade) State.MADE else State.INIT

  fun made(transport: Transport) {
    if (state != State.INIT) return
    state = State.MADE
    protocol.connectionMade(transport)
  }

  /** Hands over some of [data], or all of it. */
  fun receive(data: ByteBuffer) =
    when (val protocol = protocol) {
      is Protocol -> {
        protocol.dataReceived(data.slice())
        data.skipAll()
      }
      is BufferedProtocol -> receive(data, protocol)
    }

  private fun receive(data: ByteBuffer, protocol: BufferedProtocol) {
    val buffer = protocol.getBuffer(data.remaining())
    val count = minOf(buffer.remaining(), data.remaining())
    check(count > 0) { "getBuffer() returned an empty buffer: ${Texts.of(protocol)}" }
    val end = data.limit()
    buffer.put(data.limit(data.position() + count))
    data.limit(end)
    protocol.bufferUpdated(count)
  }

  fun eof() {
    if (state != State.MADE) return
    state = State.EOF
    if (protocol.eofReceived()) logger.log(Level.WARNING, KEEP_OPEN)
  }

  /** The stream has ended before its time. */
  fun cutOff(error: Throwable) {
    (protocol as? StreamsAbove)?.cutOff(error)
  }

  fun lost(error: Throwable?) {
    val told = state == State.MADE || state == State.EOF
    state = State.LOST
    if (told) protocol.connectionLost(error)
  }

  private companion object {
    const val KEEP_OPEN = "returning true from eofReceived() has no effect when using ssl"
  }
}
