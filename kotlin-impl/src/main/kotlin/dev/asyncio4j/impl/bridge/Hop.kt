package dev.asyncio4j.impl.bridge

import dev.asyncio4j.impl.loop.LoopSeat
import dev.asyncio4j.impl.tasks.EventLoopImpl
import dev.asyncio4j.impl.tasks.fromOutside

/** Returns whether this code has the turn of [loop]. */
internal fun onTurnOf(loop: EventLoopImpl): Boolean = LoopSeat.current()?.loop === loop

/**
 * Runs [action] on the turn of [loop]: now if this code has it, or if the loop is closed and no
 * code will have it again; else in a later pass.
 */
internal fun onLoop(loop: EventLoopImpl, action: () -> Unit) =
  if (onTurnOf(loop) || loop.closed) action() else loop.fromOutside(action)
