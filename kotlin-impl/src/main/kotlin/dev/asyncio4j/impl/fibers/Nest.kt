package dev.asyncio4j.impl.fibers

/**
 * Runs [body] on the stack of the body that awaits it, above that. After each 128 of them the JVM
 * moves the stack so far to the heap, if it keeps suspended ones there: to move all at once would
 * need as much stack again.
 */
internal inline fun <T> Fiber.nest(body: () -> T): T {
  nested++
  try {
    if (nested and MOVED_AT_ONCE == 0 && suspendsToHeap) moveStack()
    return body()
  } finally {
    nested--
  }
}

internal fun moveStack() {
  StackRoom.checkDepth()
  Thread.`yield`() // the turn stays here
}

/** A mask. */
internal const val MOVED_AT_ONCE = 0x7F
