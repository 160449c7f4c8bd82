package dev.asyncio4j.impl.loop

import java.nio.channels.Selector
import java.nio.channels.SocketChannel

/**
 * Makes the JDK open early, while there are descriptors, what it would open late: where its first
 * try fails, it never tries again.
 */
internal object Provision {
  private var closes = false
  private var waits = false

  /** Prepares with [selector], which is new: it has no channel yet. */
  @Synchronized
  fun make(selector: Selector) {
    if (!closes) {
      closes = true
      SocketChannel.open().close() // older JDKs close each channel over a socket of their own
    }
    // Virtual threads wait with the help of another selector. One that the loop carries does not.
    if (waits || !VirtualThreads.isVirtual(Thread.currentThread())) return
    if (RunningLoop.current() is RunningLoop.Carried) return
    waits = true
    selector.select(1)
  }
}
