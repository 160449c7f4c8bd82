package dev.asyncio4j.impl.process.pipes

import dev.asyncio4j.impl.loop.Texts
import dev.asyncio4j.impl.loop.isFatal
import dev.asyncio4j.impl.streams.ChannelTransport
import dev.asyncio4j.impl.streams.StreamTransport
import dev.asyncio4j.impl.tasks.FutureImpl
import dev.asyncio4j.impl.tasks.TaskLoop
import dev.asyncio4j.impl.tasks.release
import dev.asyncio4j.impl.tasks.report
import dev.asyncio4j.transports.BaseProtocol
import dev.asyncio4j.transports.ConnectionProtocol
import dev.asyncio4j.transports.TransportInfo
import java.nio.channels.Channel
import java.util.Optional

/**
 * One end of a pipe and its protocol.
 *
 * The pipe is closed before `connectionLost`, at the step to LOST: its other side is to notice.
 */
internal abstract class PipeTransport(
  loop: TaskLoop,
  private val pipe: Channel,
  private var protocol: ConnectionProtocol,
) : ChannelTransport(loop), StreamTransport {
  /** Tells the protocol, then runs [begin], then releases [made]. */
  fun start(made: FutureImpl<Unit>?, begin: () -> Unit = {}) {
    loop.callSoonIn(context) {
      guarded("protocol.connectionMade() call failed.") { protocol.connectionMade(this) }
    }
    loop.callSoonIn(context, begin)
    if (made != null) loop.callSoonIn(context) { made.release() }
  }

  override fun protocol(): ConnectionProtocol = protocol

  override fun setProtocol(protocol: BaseProtocol) {
    this.protocol = ofStream(protocol)
  }

  @Suppress("UNCHECKED_CAST")
  override fun <T> extraInfo(key: TransportInfo<T>): Optional<T> =
    (if (key == TransportInfo.PIPE) Optional.of(pipe) else Optional.empty()) as Optional<T>

  /** Calls the protocol; the pipe does not outlive a failure of it, a fatal one ends the run. */
  protected inline fun guarded(failure: String, call: () -> Unit) {
    try {
      call()
    } catch (error: Throwable) {
      if (!error.isFatal()) loop.report("Fatal error: $failure", error, about = this)
      lose(error)
      if (error.isFatal()) throw error
    }
  }

  protected fun wrongWay(what: String): UnsupportedOperationException =
    UnsupportedOperationException("$this cannot $what: a pipe has one direction")

  override fun toString() = "<${javaClass.simpleName} $stateName pipe=${Texts.of(pipe)}>"
}
