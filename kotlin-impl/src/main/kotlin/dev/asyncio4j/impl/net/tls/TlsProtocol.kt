package dev.asyncio4j.impl.net.tls

import dev.asyncio4j.impl.loop.Texts
import dev.asyncio4j.impl.loop.TimerHandleImpl
import dev.asyncio4j.impl.loop.isFatal
import dev.asyncio4j.impl.net.tcp.SocketInput
import dev.asyncio4j.impl.net.tcp.SocketReader
import dev.asyncio4j.impl.net.tcp.SocketTransport
import dev.asyncio4j.impl.streams.LoopBuffers
import dev.asyncio4j.impl.tasks.TaskLoop
import dev.asyncio4j.impl.tasks.report
import dev.asyncio4j.impl.tasks.saturatedNanos
import dev.asyncio4j.transports.Transport
import dev.asyncio4j.transports.TransportInfo
import java.io.UncheckedIOException
import java.net.InetSocketAddress
import java.nio.ByteBuffer
import java.time.Duration
import javax.net.ssl.SSLEngine
import javax.net.ssl.SSLException

/**
 * TLS between any transport and a protocol: `SSLProtocol`.
 *
 * ```
 *   UNWRAPPED ──connectionMade──▶ DO_HANDSHAKE ──done──▶ WRAPPED
 *       ▲                              │                    │ close(), or the peer's close_notify
 *       │ connectionLost,              │                    ▼
 *       │ error, timeout, abort()      │                 FLUSHING   what was written goes out
 *       │◀─────────────────────────────┘                    │
 *       │                                                   ▼ close_notify sent
 *       └────────────────────────────────────────────── SHUTDOWN    until the peer's has come
 * ```
 *
 * Used on its loop's turn only.
 */
internal class TlsProtocol(
  val loop: TaskLoop,
  val setup: TlsSetup,
  val app: TlsApp,
  private val onHandshake: (Throwable?) -> Unit,
) : SocketReader {
  private enum class State {
    UNWRAPPED,
    DO_HANDSHAKE,
    WRAPPED,
    FLUSHING,
    SHUTDOWN,
  }

  private var state = State.UNWRAPPED
    set(next) {
      val shared = LoopBuffers.of(loop)
      if (isHandshaking) shared.handshakes--
      field = next
      if (isHandshaking) shared.handshakes++
    }

  private val context = loop.newContext()
  val transport = TlsTransport(this)

  lateinit var engine: SSLEngine
    private set

  lateinit var below: Transport
    private set

  lateinit var input: TlsInput
    private set

  lateinit var output: TlsOutput
    private set

  private lateinit var errors: TlsErrors

  /** The timer of the handshake, then of the shutdown; none in between. */
  private var timer: TimerHandleImpl? = null

  /** The error that ended the connection from this side, once one did. */
  private var failure: Throwable? = null
  private var handshakeOver = false

  /** True from close(), the peer's close_notify or the loss of the connection on. */
  var isClosing = false
    private set

  val isOpen: Boolean
    get() = state != State.UNWRAPPED

  val isHandshaking: Boolean
    get() = state == State.DO_HANDSHAKE

  val isWritable: Boolean
    get() = state == State.WRAPPED

  /** True once this side's close_notify is sent. */
  val isShutDown: Boolean
    get() = state == State.SHUTDOWN

  /** Puts this on top of [below]; [early] was received there, and is TLS's already. */
  fun use(below: Transport, early: ByteArray) {
    this.below = below
    val address = below.extraInfo(TransportInfo.PEER_ADDRESS).orElse(null)
    errors = TlsErrors(Texts.of(setup.host ?: address ?: below))
    engine = setup.newEngine((address as? InetSocketAddress)?.port ?: -1)
    val buffers = LoopBuffers.of(loop)
    output = TlsOutput(this, engine, buffers)
    input = TlsInput(this, engine, output, app, buffers, early)
  }

  // -- called by the transport below -------------------------------------------------------------

  override fun connectionMade(transport: Transport) {
    if (isClosing) return
    state = State.DO_HANDSHAKE
    startTimer(setup.handshakeTimeout) { fail(errors.handshakeTooSlow(setup.handshakeTimeout)) }
    guarded { engine.beginHandshake() }
    input.readOn()
  }

  override fun getBuffer(sizeHint: Int): ByteBuffer = input.buffer()

  override fun bufferUpdated(count: Int) = input.received()

  override fun readFrom(input: SocketInput) = this.input.readFrom(input::receive)

  override fun eofReceived(): Boolean {
    when (state) {
      State.DO_HANDSHAKE -> fail(errors.endedInHandshake())
      State.WRAPPED -> endedUnannounced()
      State.FLUSHING -> guarded { output.sealAll() }
      State.SHUTDOWN,
      State.UNWRAPPED -> {}
    }
    return false // the transport below closes after what it has is sent
  }

  override fun pauseWriting() = output.pause()

  override fun resumeWriting() {
    output.resume()
    flush()
  }

  /**
   * True if nothing was left to send, nor of interest to receive: then any way the peer leaves is
   * fine.
   */
  private val isAllSaid: Boolean
    get() = isShutDown && (below as? SocketTransport)?.lostData == false

  override fun connectionLost(error: Throwable?) {
    val cause = failure ?: error?.takeUnless { isAllSaid }
    end()
    transport.marks.fileGate?.connectionLost(cause)
    if (!handshakeOver) settle(cause?.let(errors::lostInHandshake) ?: errors.closedInHandshake())
    app.lost(cause)
  }

  // -- called by the two halves ------------------------------------------------------------------

  fun handshakeDone() {
    timer?.cancel()
    state = State.WRAPPED
    guardedApp("protocol.connectionMade() call failed.") { app.made(transport) }
    settle(null)
  }

  /** Handles the peer's close_notify. */
  fun peerClosed() {
    guardedApp("protocol.eofReceived() call failed.") { app.eof() }
    if (state == State.WRAPPED) startShutdown() else if (state == State.SHUTDOWN) below.close()
  }

  fun later(action: () -> Unit) {
    loop.callSoonIn(context) { if (isOpen) action() }
  }

  inline fun guarded(action: () -> Unit) {
    try {
      action()
    } catch (error: SSLException) {
      engineFailed(error)
    } catch (error: Throwable) {
      fail(error, "Fatal error on SSL protocol")
      if (error.isFatal()) throw error
    }
  }

  inline fun guardedApp(failure: String, call: () -> Unit) {
    try {
      call()
    } catch (error: Throwable) {
      fail(error, "Fatal error: $failure")
      if (error.isFatal()) throw error
    }
  }

  // -- called by the transport above -------------------------------------------------------------

  fun write(data: ByteBuffer) {
    guarded { output.add(data) }
    transport.marks.pauseIfAbove()
  }

  fun close() {
    if (isClosing) return
    if (state != State.WRAPPED || loop.isClosed) abort() else startShutdown()
  }

  fun abort() {
    end()
    below.abort()
  }

  // -- ending ------------------------------------------------------------------------------------

  /** Handles the end of the stream below without a close_notify. */
  private fun endedUnannounced() {
    if (setup.acceptsRaggedEof) {
      peerClosed()
      return guarded { output.sealAll() }
    }
    val error = errors.truncated()
    app.cutOff(error)
    fail(error)
  }

  private fun startShutdown() {
    state = State.FLUSHING
    isClosing = true
    startTimer(setup.shutdownTimeout) { fail(errors.shutdownTooSlow(setup.shutdownTimeout)) }
    if (!engine.isInboundDone) input.drain()
    flush()
  }

  private fun flush() {
    if (state != State.WRAPPED && state != State.FLUSHING) return
    guarded { output.flush() }
    transport.marks.resumeIfBelow() // may write more
    if (state != State.FLUSHING || output.bufferedBytes > 0) return
    state = State.SHUTDOWN
    guarded { output.closeNotify() }
    if (engine.isInboundDone) below.close()
  }

  private fun startTimer(limit: Duration, action: () -> Unit) {
    timer = loop.callLaterNanos(limit.saturatedNanos(), action)
  }

  private fun engineFailed(error: SSLException) {
    val wrapped = if (isHandshaking) errors.handshakeFailed(error) else errors.failed(error)
    try {
      output.sendOwn() // the alert, which tells the peer why
    } catch (another: SSLException) {
      error.addSuppressed(another)
    }
    fail(wrapped)
  }

  private fun fail(error: Throwable, message: String = "Fatal error on transport") {
    if (!isOpen) return
    failure = error
    if (error !is UncheckedIOException && !error.isFatal())
      loop.report(message, error, about = transport)
    abort()
    settle(error)
  }

  private fun end() {
    state = State.UNWRAPPED
    isClosing = true
    timer?.cancel()
    output.clear()
  }

  private fun settle(error: Throwable?) {
    if (handshakeOver) return
    handshakeOver = true
    onHandshake(error)
  }

  fun describe() = state.name.lowercase()
}
