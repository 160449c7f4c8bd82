package dev.asyncio4j.impl.loop

/** Looks, in debug mode, at the entries of a run while they run. */
internal interface EntryWatch {
  fun begin(entry: Ready, nanoTime: Long)

  fun finish()

  /** Ends the watch with the run. */
  fun end()
}
