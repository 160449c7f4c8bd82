package dev.asyncio4j.impl.loop

import kotlin.coroutines.CoroutineContext

/** The stack of a body, for a look from outside. */
internal interface BodyStack {
  val thread: Thread

  /** The context that awaits of the body run under: its task, or something that has it. */
  val context: CoroutineContext

  /** Returns the stack of the body. From any thread. */
  fun stackTrace(): Array<StackTraceElement>

  /** Interrupts whatever the body blocks in. From any thread. */
  fun interrupt()
}

/** The bodies that get the turn from a loop, as its passes see them. */
internal interface Bodies {
  /** True if each has a thread of its own, so that [relay] spares stops at the loop's thread. */
  val haveThreads: Boolean

  /** The body that has the turn; its writer has it, too, others may see it late. */
  val running: BodyStack?

  /** The number of times a body got the turn. */
  val switches: Long

  /**
   * Returns the bodies that have not ended, the newest first. From any thread, while the loop
   * stands still.
   */
  fun all(): Sequence<BodyStack>

  /** True while a plain entry runs: this thread has not the carried values of its context. */
  val inPlainEntry: Boolean

  /** Runs [entry], which is plain; returns when the loop's thread has the turn again. */
  fun relay(entry: Ready)

  /** Makes this thread the one that runs the passes; [detach] ends that. */
  fun attach()

  fun detach()

  /** Lets a body keep the turn for good: the run ends, and it never gives it back. */
  fun letGo()

  fun close()
}
