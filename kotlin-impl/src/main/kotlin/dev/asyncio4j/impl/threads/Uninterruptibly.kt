package dev.asyncio4j.impl.threads

/**
 * Does what [wait] does, however often its thread is interrupted: by who has kept the thread of a
 * job of theirs, and comes too late. The flag is set afterwards.
 */
internal inline fun <T> uninterruptibly(wait: () -> T): T {
  var interrupted = false
  try {
    while (true) {
      try {
        return wait()
      } catch (_: InterruptedException) {
        interrupted = true
      }
    }
  } finally {
    if (interrupted) Thread.currentThread().interrupt()
  }
}
