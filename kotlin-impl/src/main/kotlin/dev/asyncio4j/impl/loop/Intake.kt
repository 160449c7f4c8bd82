package dev.asyncio4j.impl.loop

import java.util.concurrent.atomic.AtomicReference

/**
 * The queue in which other threads leave entries for the loop: lock-free, many producers, one
 * consumer, FIFO.
 *
 * A stack of linked nodes, taken whole and turned round by the thread that has the loop's turn. No
 * producer ever waits, which matters because a virtual thread may be pinned while it is in here: a
 * lock shared with the loop could stop both.
 */
internal class Intake {
  private class Node(val entry: Ready, var next: Node?)

  private val top = AtomicReference<Node?>(null)

  /**
   * The entries taken and turned round, oldest first, that are not in the loop's queue yet: a body
   * whose stack overflows while it moves entries leaves the rest here. On the loop's turn only.
   */
  private var taken: Node? = null

  val isEmpty: Boolean
    get() = top.get() == null && taken == null

  fun push(entry: Ready) {
    while (true) {
      val below = top.get()
      if (top.compareAndSet(below, Node(entry, below))) return
    }
  }

  /** The oldest entry, or null; [remove] takes it out. */
  fun first(): Ready? {
    if (taken == null) {
      var node = top.getAndSet(null)
      var turned: Node? = null
      while (node != null) {
        val below = node.next
        node.next = turned
        turned = node
        node = below
      }
      taken = turned
    }
    return taken?.entry
  }

  /** Takes out what [first] has given. */
  fun remove() {
    taken = taken!!.next
  }
}
