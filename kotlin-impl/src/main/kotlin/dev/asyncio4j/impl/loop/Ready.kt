package dev.asyncio4j.impl.loop

import dev.asyncio4j.Task
import dev.asyncio4j.impl.fibers.Relay
import dev.asyncio4j.lowlevel.StepInfo

/**
 * An entry of the loop's FIFO: a callback, a dispatched continuation or the next step of a task.
 */
internal interface Ready {
  /**
   * True if [run] calls nothing of the user's and mounts one fiber at most, as the last thing it
   * does: then the thread of a body may run it, see [Relay].
   */
  val callsNoUserCode: Boolean
    get() = false

  /** The kind of step that an instrument is told of. */
  val kind: StepInfo.Kind
    get() = if (this is Task<*>) StepInfo.Kind.TASK else StepInfo.Kind.CALLBACK

  /** The task whose step it is. */
  val steps: Task<*>?
    get() = this as? Task<*>

  /**
   * Runs on the loop, once, in the pass after the one that queued it. Reports its failures itself.
   */
  fun run()
}
