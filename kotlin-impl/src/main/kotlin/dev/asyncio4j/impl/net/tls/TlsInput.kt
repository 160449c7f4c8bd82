package dev.asyncio4j.impl.net.tls

import dev.asyncio4j.impl.streams.LoopBuffers
import java.nio.ByteBuffer
import javax.net.ssl.SSLEngine
import javax.net.ssl.SSLEngineResult
import javax.net.ssl.SSLEngineResult.HandshakeStatus
import javax.net.ssl.SSLEngineResult.Status
import kotlin.LazyThreadSafetyMode.NONE

/**
 * The receiving half of a [TlsProtocol]: ciphertext of the transport below to plaintext of the
 * protocol above.
 *
 * Records are decrypted where they were received. Only what waits for its rest, or for a protocol
 * that has paused reading, is kept: the transport below is paused with it, so that is no more than
 * one burst. After a close of this side plaintext is dropped, and a peer that goes on is cut off.
 */
internal class TlsInput(
  private val tls: TlsProtocol,
  private val engine: SSLEngine,
  private val output: TlsOutput,
  private val app: TlsApp,
  private val buffers: LoopBuffers,
  early: ByteArray,
) {
  /** Ciphertext that is not decrypted yet. */
  private var kept = early

  /** Plaintext that is not delivered yet: not empty only while paused. */
  private var undelivered = NOTHING

  /** By the protocol; and by a file that is sent, which the protocol may end. */
  private var paused = false
  private var held = false

  private val tasks = TlsTasks(tls.loop, engine) { error -> tls.later { goOn(error) } }

  val isStopped: Boolean
    get() = paused || held

  /** Data came that nobody wants. */
  private var dropped = false

  /** So it did after this side's close_notify, which one burst may have crossed on its way. */
  private var crossed = false

  /** Once it closes, only the end of the data is looked for, and that even while stopped. */
  private val wantsMore: Boolean
    get() = tls.isOpen && !tasks.away && (!isStopped || tls.isClosing)

  /** What transports other than sockets read into. */
  private val own by lazy(NONE) { ByteBuffer.allocate(OWN_SIZE) }

  /** What is to be received next goes behind what was kept. */
  fun buffer(): ByteBuffer = own.clear().put(kept)

  fun received() = receive(own.flip())

  /** As [buffer] and [received], in a buffer of the loop that [read] fills. */
  inline fun readFrom(read: (ByteBuffer) -> Int) =
    buffers.reading.use { buffer -> if (read(buffer.put(kept)) > 0) receive(buffer.flip()) }

  private fun receive(source: ByteBuffer) {
    val late = tls.isShutDown
    dropped = false
    open(source)
    if (!late || !dropped) return
    if (crossed) tls.below.close()
    crossed = true
  }

  fun pause() {
    paused = true
    tls.below.pauseReading()
  }

  fun resume() {
    if (!isStopped) return
    paused = false
    held = false
    tls.later(::readOn)
  }

  fun hold() {
    if (isStopped) return
    held = true
    tls.below.pauseReading()
  }

  fun release() {
    if (!held) return
    held = false
    if (!paused) tls.later(::readOn)
  }

  /** Nobody wants the data any more, but where it ends. */
  fun drain() {
    if (isStopped) tls.later(::readOn)
  }

  /** Goes on with what was kept, then with what comes. */
  fun readOn() {
    val data = ByteBuffer.wrap(undelivered)
    undelivered = NOTHING
    deliver(data)
    open(ByteBuffer.wrap(kept))
    if (wantsMore) tls.below.resumeReading()
  }

  private fun open(source: ByteBuffer) {
    kept = NOTHING
    if (!tasks.away) tls.guarded { if (!tls.isHandshaking || handshake(source)) data(source) }
    if (source.hasRemaining() && (tasks.away || !engine.isInboundDone)) kept = copyOf(source)
  }

  /** As far as it goes with what has come; true once it is done. */
  private fun handshake(source: ByteBuffer): Boolean {
    while (true) {
      when (engine.handshakeStatus!!) {
        HandshakeStatus.NEED_TASK -> {
          if (!tasks.run()) {
            tls.below.pauseReading()
            return false
          }
        }
        HandshakeStatus.NEED_WRAP -> output.sendOwn()
        HandshakeStatus.NEED_UNWRAP,
        HandshakeStatus.NEED_UNWRAP_AGAIN -> {
          val result = buffers.opened.use { engine.unwrap(source, it) }
          if (result.status == Status.BUFFER_UNDERFLOW) return false
          if (result.status == Status.CLOSED) throw TlsErrors.closedByPeer()
        }
        HandshakeStatus.FINISHED,
        HandshakeStatus.NOT_HANDSHAKING -> {
          tls.handshakeDone()
          return true
        }
      }
    }
  }

  /** The tasks are back, with what they failed with; engines keep it to themselves, as a rule. */
  private fun goOn(error: Throwable?) {
    tls.guarded { if (error != null) throw error }
    readOn()
  }

  private fun data(source: ByteBuffer) {
    buffers.opened.use { opened -> data(source, opened) }
    if (wantsMore && engine.isInboundDone) tls.peerClosed()
  }

  private fun data(source: ByteBuffer, opened: ByteBuffer) {
    while (wantsMore && !engine.isInboundDone) {
      if (isAlert(source)) output.sealAll()
      val result = engine.unwrap(source, opened)
      if (result.status == Status.BUFFER_UNDERFLOW) break
      if (result.status == Status.BUFFER_OVERFLOW) deliverAndClear(opened) else noteOwn(result)
    }
    deliverAndClear(opened)
  }

  /** What the engine wants besides: an answer to new keys is due to the peer, new talks are not. */
  private fun noteOwn(result: SSLEngineResult) {
    if (result.status == Status.CLOSED) return
    if (result.handshakeStatus == HandshakeStatus.NEED_TASK) refuseRenegotiation()
    if (result.handshakeStatus != HandshakeStatus.NEED_WRAP) return
    if (tls.below.writeBufferSize() > MOST_UNREAD) throw TlsErrors.keyUpdatesUnread()
    output.sendOwn()
  }

  /** The engine has no alert for that: close_notify is what tells the peer. */
  private fun refuseRenegotiation(): Nothing {
    engine.closeOutbound()
    throw TlsErrors.renegotiation()
  }

  private fun deliverAndClear(opened: ByteBuffer) {
    deliver(opened.flip())
    opened.clear()
  }

  private fun deliver(data: ByteBuffer) {
    tls.guardedApp("protocol.dataReceived() call failed.") {
      while (data.hasRemaining() && !tls.isClosing && !isStopped) app.receive(data)
    }
    if (!data.hasRemaining()) return
    if (tls.isClosing) dropped = true else undelivered = copyOf(data)
  }

  /** Told by its first byte up to TLS 1.2, where the engine answers an end with its own at once. */
  private fun isAlert(source: ByteBuffer) =
    source.hasRemaining() && source.get(source.position()) == ALERT

  private fun copyOf(rest: ByteBuffer): ByteArray =
    ByteArray(rest.remaining()).also { rest.get(it) }

  private companion object {
    val NOTHING = ByteArray(0)
    const val OWN_SIZE = 64 * 1024
    const val ALERT: Byte = 21

    /** Bytes; far above what the marks of any transport let through. */
    const val MOST_UNREAD = 1 shl 20
  }
}
