package dev.asyncio4j.impl.loop

import java.nio.channels.SelectableChannel
import java.nio.channels.SelectionKey
import java.nio.channels.SocketChannel

/** One channel in the poller. */
internal abstract class KeyWatch(private val poller: Poller, protected val key: SelectionKey) {
  val channel: SelectableChannel = key.channel()

  /** The user of the channel, for errors that name it. */
  var owner: Any? = null

  protected var cancelled = false
    private set

  /** True while there is something to wait for: counted in [Poller.interests]. */
  private var armed = false

  /** Queues what is to run when the channel is ready for [operations]. */
  abstract fun queue(operations: Int, ready: ReadyQueue)

  /** Ends the watch; the channel is the caller's to close. */
  open fun cancel() {
    if (cancelled) return
    want(0)
    cancelled = true
    if (key.isValid) poller.registered-- // else the channel was closed, and is not counted any more
    key.cancel()
  }

  protected fun want(operations: Int) {
    if (key.isValid && operations != key.interestOps()) key.interestOps(operations)
    if (armed == (operations != 0)) return
    armed = !armed
    if (armed) poller.interests++ else poller.interests--
  }
}

/**
 * The watch of one channel: the entries to queue when it is readable (or acceptable) and writable
 * (or connectable).
 */
internal class ChannelWatch(poller: Poller, key: SelectionKey) : KeyWatch(poller, key) {

  var reader: Ready? = null
    set(value) {
      field = value
      interest()
    }

  var writer: Ready? = null
    set(value) {
      field = value
      interest()
    }

  override fun queue(operations: Int, ready: ReadyQueue) {
    if (operations and Poller.READING != 0) reader?.let(ready::add)
    if (operations and Poller.WRITING != 0) writer?.let(ready::add)
  }

  override fun cancel() {
    super.cancel()
    reader = null
    writer = null
  }

  private fun interest() {
    if (cancelled) return
    val valid = channel.validOps()
    var wanted = 0
    if (reader != null) wanted = wanted or (valid and Poller.READING)
    if (writer != null) wanted = wanted or (valid and Poller.WRITING)
    if (writer != null && valid and SelectionKey.OP_CONNECT != 0)
      wanted = wanted and connectOrWrite()
    want(wanted)
  }

  /**
   * A channel that is still connecting may only wait for that; one that is connected only for
   * writing.
   */
  private fun connectOrWrite(): Int {
    val connecting = channel is SocketChannel && channel.isConnectionPending
    return (if (connecting) SelectionKey.OP_WRITE else SelectionKey.OP_CONNECT).inv()
  }
}
