package dev.asyncio4j.impl.loop

import java.util.concurrent.atomic.AtomicReference

/**
 * Where other threads leave entries for the loop: lock-free, many producers, one consumer, FIFO.
 *
 * A stack of linked nodes, taken whole and turned round by the loop. No producer ever waits, which
 * matters because a virtual thread may be pinned while it is in here: a lock shared with the loop
 * could stop both.
 */
internal class Intake {
  private class Node(val entry: Ready, val below: Node?)

  private val top = AtomicReference<Node?>(null)

  val isEmpty: Boolean
    get() = top.get() == null

  fun push(entry: Ready) {
    while (true) {
      val below = top.get()
      if (top.compareAndSet(below, Node(entry, below))) return
    }
  }

  /** Moves everything to [ready], in the order in which it was pushed. */
  fun drainTo(ready: ReadyQueue) {
    if (top.get() == null) return
    var node = top.getAndSet(null)
    var oldest: Node? = null
    while (node != null) {
      oldest = Node(node.entry, oldest)
      node = node.below
    }
    while (oldest != null) {
      ready.add(oldest.entry)
      oldest = oldest.below
    }
  }
}
