package dev.asyncio4j.impl.loop

import dev.asyncio4j.lowlevel.StepInfo

/** True if this code has the turn of the loop: it is a callback or a body of it. */
internal val LoopCore.hasTurn: Boolean
  get() = RunningLoop.current()?.loop === this

/**
 * Runs [action] on the loop's turn: now if this code has it, or if nobody ever will again since the
 * loop is closed; else in a later pass.
 */
internal fun LoopCore.inTurn(action: () -> Unit) =
  if (hasTurn || closed) action() else laterFromOutside(action)

/** Runs [action] in the loop, in a later pass; never if the loop is closed. From any thread. */
internal fun LoopCore.laterFromOutside(action: () -> Unit) =
  laterFromOutside(FromOutside(this, action))

internal class FromOutside(private val loop: LoopCore, private val action: () -> Unit) : Ready {
  override val kind
    get() = StepInfo.Kind.FOREIGN

  override fun run() {
    try {
      action()
    } catch (error: Throwable) {
      loop.reportFailure("Exception in callback from outside the loop", error, this)
    }
  }
}
