package dev.asyncio4j.impl.bridge

import dev.asyncio4j.impl.loop.LoopSeat
import dev.asyncio4j.impl.loop.fromOutside
import dev.asyncio4j.impl.tasks.TaskLoop

/** Whether this code has the turn of [loop]. */
internal fun onTurnOf(loop: TaskLoop): Boolean = LoopSeat.current()?.loop === loop

/**
 * Runs [action] on the turn of [loop]: now if this code has it, or if nobody ever will again since
 * the loop is closed; else in a later pass.
 */
internal fun onLoop(loop: TaskLoop, action: () -> Unit) =
  if (onTurnOf(loop) || loop.closed) action() else loop.fromOutside(action)
