package dev.asyncio4j.impl.loop

import java.nio.channels.Selector
import java.nio.channels.SocketChannel

/**
 * Has the JDK open what it opens late, while there are descriptors: what it fails to make at the
 * first try it never makes.
 */
internal object Provision {
  private var closes = false
  private var waits = false

  /** [selector] is new: it has no channel yet. */
  @Synchronized
  fun make(selector: Selector) {
    if (!closes) {
      closes = true
      SocketChannel.open().close() // older JDKs close each channel over a socket of their own
    }
    // Virtual threads wait with the help of another selector. One that the loop carries does not.
    if (waits || !VirtualThreads.isVirtual(Thread.currentThread())) return
    if (LoopSeat.current() is LoopSeat.Carried) return
    waits = true
    selector.select(1)
  }
}
