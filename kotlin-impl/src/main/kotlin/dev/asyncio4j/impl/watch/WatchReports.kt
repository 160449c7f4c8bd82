package dev.asyncio4j.impl.watch

import dev.asyncio4j.impl.loop.Ready

/** Receives the findings of a thread that looks at a loop from outside. */
internal interface WatchReports {
  /**
   * Reports, in debug mode, that [entry] runs for [nanos] already, and is at [stack]; it waits for
   * [lock], if that is not null.
   */
  fun noteStall(entry: Ready, nanos: Long, stack: Array<StackTraceElement>, lock: LockHeld?)

  /**
   * Reports a loop that waits for itself, see [LockWatch], on its own thread: the run can not even
   * end.
   */
  fun noteStuck(error: LockDeadlock)
}
