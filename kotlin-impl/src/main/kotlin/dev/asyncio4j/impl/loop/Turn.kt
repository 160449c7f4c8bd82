package dev.asyncio4j.impl.loop

import dev.asyncio4j.lowlevel.StepInfo

/** Runs [action] on the loop's turn: now if this code has it, else in a later pass. */
internal fun LoopCore.inTurn(action: () -> Unit) =
  if (LoopSeat.current()?.loop === this) action() else fromOutside(action)

/**
 * Runs [action] in the loop, in a later pass. Nobody is left to hear of it once the loop is closed.
 */
internal fun LoopCore.fromOutside(action: () -> Unit) = FromOutside(this, action).queue()

internal class FromOutside(private val loop: LoopCore, private val action: () -> Unit) : Ready {
  override val kind
    get() = StepInfo.Kind.FOREIGN

  fun queue() {
    if (!loop.closed) loop.callForeign(this)
  }

  override fun run() {
    try {
      action()
    } catch (error: Throwable) {
      loop.reportFailure("Exception in callback from outside the loop", error, this)
    }
  }
}
