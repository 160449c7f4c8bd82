package dev.asyncio4j.impl.streams

import dev.asyncio4j.impl.tasks.FutureImpl
import dev.asyncio4j.impl.tasks.TaskLoop
import dev.asyncio4j.impl.tasks.awaitDone

/**
 * Calls [make], and waits until what it made completes the future that it gets: the protocol knows
 * its transport then. If that fails, [undo] ends what was made.
 */
internal suspend inline fun <T> TaskLoop.made(make: (FutureImpl<Unit>) -> T, undo: (T) -> Unit): T {
  val told = FutureImpl<Unit>(this)
  val made = make(told)
  try {
    told.awaitDone()
  } catch (error: Throwable) {
    undo(made)
    throw error
  }
  return made
}
