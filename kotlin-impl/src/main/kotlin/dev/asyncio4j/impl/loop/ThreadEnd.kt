package dev.asyncio4j.impl.loop

private const val MOMENT_MILLIS = 1_000L

/** Waits for a thread that is about to end, and no longer than for a moment. */
internal fun Thread.joinForAMoment() {
  try {
    join(MOMENT_MILLIS)
  } catch (_: InterruptedException) {
    Thread.currentThread().interrupt()
  }
}
