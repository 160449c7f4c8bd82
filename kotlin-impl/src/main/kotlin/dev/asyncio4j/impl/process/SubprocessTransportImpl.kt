package dev.asyncio4j.impl.process

import dev.asyncio4j.impl.loop.Texts
import dev.asyncio4j.impl.loop.isFatal
import dev.asyncio4j.impl.loop.laterFromOutside
import dev.asyncio4j.impl.loop.logger
import dev.asyncio4j.impl.process.child.Child
import dev.asyncio4j.impl.process.child.ExitCode
import dev.asyncio4j.impl.process.child.close
import dev.asyncio4j.impl.process.pipes.ReadPipeTransport
import dev.asyncio4j.impl.process.pipes.WritePipeTransport
import dev.asyncio4j.impl.tasks.FutureImpl
import dev.asyncio4j.impl.tasks.ParkingLot
import dev.asyncio4j.impl.tasks.TaskLoop
import dev.asyncio4j.impl.tasks.release
import dev.asyncio4j.impl.tasks.report
import dev.asyncio4j.transports.BaseProtocol
import dev.asyncio4j.transports.Protocol
import dev.asyncio4j.transports.SubprocessProtocol
import dev.asyncio4j.transports.SubprocessTransport
import dev.asyncio4j.transports.Transport
import dev.asyncio4j.transports.TransportInfo
import java.lang.System.Logger.Level
import java.nio.ByteBuffer
import java.util.Optional
import java.util.OptionalInt

/**
 * A child and its pipes: `BaseSubprocessTransport`.
 *
 * ```
 *           close(): its pipes are aborted, the child is killed
 *   OPEN ──────────────────────────────────────────────────────▶ CLOSING
 *    └── the child has exited, its pipes are lost ──▶ CLOSED ◀──────┘
 * ```
 *
 * It ends, with `connectionLost`, when the child has exited and all of its pipes are lost, in
 * whatever order that happens. Used on its loop's turn only.
 */
internal class SubprocessTransportImpl(
  val loop: TaskLoop,
  private val child: Child,
  private val signals: ChildSignals,
  private var protocol: SubprocessProtocol,
  made: FutureImpl<Unit>,
) : SubprocessTransport {
  private enum class State {
    OPEN,
    CLOSING,
    CLOSED,
  }

  private var state = State.OPEN
  private val context = loop.newContext()
  private val exitWaiters = ParkingLot(this, loop)
  private val closeWaiters = ParkingLot(this, loop)
  private val stdin = child.stdin?.let { WritePipeTransport(loop, it, PipeProtocol(0)) }
  private val stdout = child.stdout?.let { ReadPipeTransport(loop, it, PipeProtocol(1)) }
  private val stderr = child.stderr?.let { ReadPipeTransport(loop, it, PipeProtocol(2)) }
  private val pipes = arrayOf(stdin, stdout, stderr)
  private var openPipes = pipes.count { it != null }
  private var code: Int? = null

  /** The action of the loop's close for a child that is still open. */
  private val resource =
    object : AutoCloseable {
      override fun close() = loopCloses()

      override fun toString() = this@SubprocessTransportImpl.toString()
    }

  init {
    loop.resources += resource
    loop.outsideWork.incrementAndGet()
    loop.callSoonIn(context) { call("connectionMade") { protocol.connectionMade(this) } }
    loop.callSoonIn(context) { made.release() }
    child.exit.whenComplete { code, _ ->
      loop.laterFromOutside { loop.callSoonIn(context) { exited(code ?: ExitCode.UNKNOWN) } }
    }
  }

  val exitCode: Int?
    get() = code

  suspend fun waitForExit(): Int {
    if (code == null) exitWaiters.await()
    return code!!
  }

  /** Waits as above, whatever is cancelled meanwhile; throws the first cancellation then. */
  suspend fun waitThroughExit() {
    exitWaiters.awaitThrough { code != null }?.let { throw it }
  }

  suspend fun waitThroughClose() {
    closeWaiters.awaitThrough { state == State.CLOSED }?.let { throw it }
  }

  private fun exited(exitCode: Int) {
    code = exitCode
    loop.outsideWork.decrementAndGet()
    exitWaiters.wake()
    stdin?.readerGone()
    call("processExited") { protocol.processExited() }
    tryFinish()
  }

  private fun pipeLost(fd: Int, error: Throwable?) {
    openPipes--
    call("pipeConnectionLost") { protocol.pipeConnectionLost(fd, error) }
    tryFinish()
  }

  private fun tryFinish() {
    if (code == null || openPipes > 0) return
    loop.resources -= resource
    loop.callSoonIn(context) {
      state = State.CLOSED
      closeWaiters.wake()
      call("connectionLost") { protocol.connectionLost(null) }
    }
  }

  private inline fun call(method: String, action: () -> Unit) {
    try {
      action()
    } catch (error: Throwable) {
      if (!error.isFatal()) loop.report("Fatal error: protocol.$method() call failed.", error)
      close()
      if (error.isFatal()) throw error
    }
  }

  // -- SubprocessTransport -----------------------------------------------------------------------

  override fun pid() = child.process.pid()

  override fun returnCode() = code?.let { OptionalInt.of(it) } ?: OptionalInt.empty()

  override fun pipeTransport(fd: Int) = Optional.ofNullable<Transport>(pipes.getOrNull(fd))

  override fun sendSignal(name: String) = signals.send(name)

  override fun terminate() = sendSignal("TERM")

  override fun kill() = sendSignal("KILL")

  override fun sendSignalToGroup(name: String) = signals.sendToGroup(name)

  override fun killGroup() = sendSignalToGroup("KILL")

  override fun close() {
    if (isClosing) return
    state = State.CLOSING
    pipes.forEach { it?.abort() } // what is buffered has no reader any more
    if (code == null) child.kill()
  }

  override fun isClosing() = state != State.OPEN

  override fun protocol() = protocol

  override fun setProtocol(protocol: BaseProtocol) {
    require(protocol is SubprocessProtocol) {
      "protocol must be a SubprocessProtocol, not ${Texts.of(protocol)}: $this is a process"
    }
    this.protocol = protocol
  }

  @Suppress("UNCHECKED_CAST")
  override fun <T> extraInfo(key: TransportInfo<T>): Optional<T> =
    (if (key == TransportInfo.SUBPROCESS) Optional.of(child.process) else Optional.empty())
      as Optional<T>

  private fun loopCloses() {
    if (code == null)
      logger.log(Level.WARNING, "unclosed transport $this: its loop closes, and it is killed")
    child.abandon()
  }

  override fun toString() =
    "<SubprocessTransport pid=${pid()} ${code?.let { "returncode=$it" } ?: "running"}>"

  /** Passes one pipe's events on as the process's. */
  private inner class PipeProtocol(private val fd: Int) : Protocol {
    override fun dataReceived(data: ByteBuffer) =
      call("pipeDataReceived") { protocol.pipeDataReceived(fd, data) }

    override fun connectionLost(error: Throwable?) = pipeLost(fd, error)

    override fun pauseWriting() = protocol.pauseWriting()

    override fun resumeWriting() = protocol.resumeWriting()
  }
}
