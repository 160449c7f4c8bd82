package dev.asyncio4j.impl.loop

import java.nio.channels.SelectableChannel
import java.nio.channels.SelectionKey
import java.nio.channels.Selector
import java.util.concurrent.TimeUnit
import java.util.concurrent.locks.LockSupport

/**
 * The place where the loop waits: for channels once there are any, and just parked while there are
 * none.
 *
 * The selector is opened with the first channel, so a program without I/O pays for no descriptor
 * and no system call.
 */
internal class Poller : AutoCloseable {
  private var selector: Selector? = null

  /** The thread that waits in here, if any; read by threads that wake it. */
  @Volatile private var waiting: Thread? = null

  /** True while the loop waits in here. From any thread. */
  val isWaiting: Boolean
    get() = waiting != null

  /**
   * True from before a wake-up from outside, so that one that comes just before the wait is not
   * lost.
   */
  @Volatile private var woken = false

  /**
   * The number of channels that are waited for: outside work, as long as one of them has an
   * interest.
   */
  var interests = 0
    internal set

  /**
   * The watches of [ChannelCallbacks]: their channels may be closed at any time, and are looked up
   * here then, too.
   */
  val exposed = HashMap<SelectableChannel, ChannelWatch>()

  /** The watches of libraries that do their own I/O. */
  val raw = LinkedHashSet<RawWatch>()

  /**
   * The number of watches that are not cancelled. More than the selector has keys: some channel was
   * closed.
   */
  var registered = 0
    internal set

  fun register(channel: SelectableChannel): ChannelWatch = register(channel, ::ChannelWatch)

  fun <W : KeyWatch> register(channel: SelectableChannel, make: (Poller, SelectionKey) -> W): W {
    val selector = selector ?: opened()
    if (channel.keyFor(selector) != null) flush() // a cancelled key would stand in the way
    val key = channel.register(selector, 0)
    registered++
    return make(this, key).also { key.attach(it) }
  }

  private fun opened(): Selector =
    Selector.open().also {
      selector = it
      Provision.make(it)
    }

  /** The watch of [channel], new or taken over, for [owner] alone. */
  fun claim(channel: SelectableChannel, owner: Any): ChannelWatch {
    exposed.remove(channel)?.cancel()
    val watch = watchOf(channel) ?: return register(channel).also { it.owner = owner }
    check(watch is ChannelWatch) {
      "${Texts.of(channel)} is watched by ${watch.owner}: end that watch first"
    }
    return watch.also { it.owner = owner }
  }

  /** The watch of [channel] if it is registered here. */
  fun watchOf(channel: SelectableChannel): KeyWatch? = selector?.let {
    channel.keyFor(it)?.takeIf(SelectionKey::isValid)?.attachment() as KeyWatch?
  }

  /**
   * Queues the watches that are readable or writable; waits for one, or a wake-up, up to [nanos]
   * (0: not at all, [FOREVER]).
   */
  fun poll(nanos: Long, ready: ReadyQueue) {
    val selector = selector
    if (selector == null) {
      if (nanos > 0) park(nanos)
      return
    }
    // A selector that waits does not notice that a channel was closed: look for that before.
    if (nanos == 0L || exposed.isNotEmpty()) {
      if (selector.keys().isNotEmpty()) selector.selectNow { dispatch(it, ready) }
      queueClosed(selector, ready)
    }
    if (nanos == 0L || ready.size > 0) return
    waiting = Thread.currentThread()
    if (!woken) selector.select({ dispatch(it, ready) }, millis(nanos))
    else selector.selectNow { dispatch(it, ready) }
    waiting = null
    woken = false
    queueClosed(selector, ready)
  }

  /** Returns the watches that are not over. */
  fun watches(): List<KeyWatch> =
    selector?.keys().orEmpty().filter { it.isValid }.map { it.attachment() as KeyWatch }

  /** Ends the watches whose owners have closed their channels: nothing will come of these. */
  fun dropClosed() {
    if (raw.isEmpty()) return
    for (watch in raw.filterNot { it.channel.isOpen }) watch.cancel()
  }

  /**
   * Queues closed channels, which count as ready for the last time: the waiting code gets the
   * error.
   */
  private fun queueClosed(selector: Selector, ready: ReadyQueue) {
    if (selector.keys().size >= registered) return
    for (watch in exposed.values.filterNot { it.channel.isOpen }) {
      exposed.remove(watch.channel)
      watch.reader?.let(ready::add)
      watch.writer?.let(ready::add)
      watch.cancel()
    }
    registered = selector.keys().size
  }

  /** Ends the wait of the loop's thread, now or its next one. From any thread. */
  fun wake() {
    woken = true
    val selector = selector
    if (selector != null) selector.wakeup()
    LockSupport.unpark(waiting)
  }

  /**
   * Closes [channel] at once. The JDK keeps the descriptor of a channel until a selector has let go
   * of its key, and until then the kernel would go on accepting connections.
   */
  fun closeNow(channel: SelectableChannel) {
    watchOf(channel)?.cancel()
    channel.close()
    flush()
  }

  /** Lets go of the channels whose watches are cancelled; ready ones stay so for [poll]. */
  fun flush() {
    selector?.selectNow {}
  }

  /**
   * Closes the channels that are still registered, too: no code can be told about them any more.
   */
  override fun close() {
    val selector = selector ?: return
    this.selector = null
    interests = 0
    exposed.clear()
    ArrayList(raw).forEach(RawWatch::cancel)
    for (key in ArrayList(selector.keys())) key.channel().close()
    selector.close()
  }

  private fun park(nanos: Long) {
    waiting = Thread.currentThread()
    if (!woken) if (nanos == FOREVER) LockSupport.park(this) else LockSupport.parkNanos(this, nanos)
    waiting = null
    woken = false
  }

  private fun dispatch(key: SelectionKey, ready: ReadyQueue) {
    if (!key.isValid) return
    (key.attachment() as KeyWatch).queue(key.readyOps(), ready)
  }

  /**
   * Converts to the milliseconds that selectors count in, rounded up, so that a timer is due when
   * the wait ends.
   */
  private fun millis(nanos: Long): Long =
    if (nanos == FOREVER) 0 else TimeUnit.NANOSECONDS.toMillis(nanos + NANOS_PER_MILLI - 1)

  companion object {
    const val FOREVER = Long.MAX_VALUE
    const val READING = SelectionKey.OP_READ or SelectionKey.OP_ACCEPT
    const val WRITING = SelectionKey.OP_WRITE or SelectionKey.OP_CONNECT
    private const val NANOS_PER_MILLI = 1_000_000L
  }
}
