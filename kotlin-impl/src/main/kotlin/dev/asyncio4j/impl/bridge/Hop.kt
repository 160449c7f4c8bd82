package dev.asyncio4j.impl.bridge

import dev.asyncio4j.impl.loop.RunningLoop
import dev.asyncio4j.impl.loop.fromOutside
import dev.asyncio4j.impl.tasks.TaskLoop

/** Returns whether this code has the turn of [loop]. */
internal fun onTurnOf(loop: TaskLoop): Boolean = RunningLoop.current()?.loop === loop

/**
 * Runs [action] on the turn of [loop]: now if this code has it, or if the loop is closed and no
 * code will have it again; else in a later pass.
 */
internal fun onLoop(loop: TaskLoop, action: () -> Unit) =
  if (onTurnOf(loop) || loop.closed) action() else loop.fromOutside(action)
