package dev.asyncio4j.impl.watch

import dev.asyncio4j.impl.loop.Ready

/** What is told of a loop by a thread that looks at it from outside. */
internal interface WatchReports {
  /**
   * In debug mode: [entry] runs for [nanos] already, and is at [stack]; it waits for [lock], if
   * that is not null.
   */
  fun noteStall(entry: Ready, nanos: Long, stack: Array<StackTraceElement>, lock: LockHeld?)

  /** The loop waits for itself, see [LockWatch], on its own thread: the run can not even end. */
  fun noteStuck(error: LockDeadlock)
}
