package dev.asyncio4j.impl.loop

/** Looks, in debug mode, at the entries of a run while they run. */
internal interface EntryWatch {
  fun begin(entry: Ready, nanoTime: Long)

  fun finish()

  /** The run has ended. */
  fun end()
}
