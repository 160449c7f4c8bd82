package dev.asyncio4j.impl.loop

import kotlin.coroutines.CoroutineContext

/** The stack of a body, for whoever looks at it from outside. */
internal interface BodyStack {
  val thread: Thread

  /** What awaits of the body run under: its task, or something that has it. */
  val context: CoroutineContext

  /** Where the body is. From any thread. */
  fun stackTrace(): Array<StackTraceElement>

  /** Interrupts whatever the body blocks in. From any thread. */
  fun interrupt()
}

/** The bodies that get the turn from a loop, as its passes see them. */
internal interface Bodies {
  /** Each has a thread of its own, so that [relay] spares stops at the loop's thread. */
  val haveThreads: Boolean

  /** The one that has the turn; its writer has it, too, others may see it late. */
  val running: BodyStack?

  /** How often a body got the turn. */
  val switches: Long

  /** Those that have not ended, the newest first. From any thread, while the loop stands still. */
  fun all(): Sequence<BodyStack>

  /** Runs [entry], which is plain; returns when the loop's thread has the turn again. */
  fun relay(entry: Ready)

  /** This thread begins to run passes, or ends that. */
  fun attach()

  fun detach()

  /** The run ends though a body has the turn: it never gives it back. */
  fun letGo()

  fun close()
}
