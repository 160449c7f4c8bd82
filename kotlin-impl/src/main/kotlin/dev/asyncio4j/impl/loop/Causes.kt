package dev.asyncio4j.impl.loop

/** More causes than any error has whose causes do not go in a circle. */
private const val MOST_CAUSES = 1000

/**
 * Returns this error, its cause, the cause's cause and so on. It ends, though causes may go in a
 * circle, and `getCause` may throw: it is the users'.
 */
internal fun Throwable.withCauses(): Sequence<Throwable> =
  generateSequence(this, Texts::causeOf).take(MOST_CAUSES)
