package dev.asyncio4j.impl.threads

import dev.asyncio4j.impl.fibers.lazyWithRoom
import java.util.concurrent.Executor
import kotlinx.coroutines.Dispatchers
import kotlinx.coroutines.asExecutor

/**
 * Returns [work] that does not see the interrupt flag that the last user of its thread has left,
 * and leaves none to the next.
 */
internal fun withoutFlag(work: () -> Unit) = Runnable {
  Thread.interrupted()
  try {
    work()
  } finally {
    Thread.interrupted()
  }
}

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

/**
 * The threads that the library itself blocks, apart from those of the users' jobs.
 *
 * A view of `Dispatchers.IO` has as many threads as it asks for, whatever else runs there: were
 * they shared, jobs that wait for a child or a name would wait for each other.
 */
internal object OwnThreads {
  private const val MANY = 64

  /** The threads for work that ends soon: the start of a child, the read of a block. */
  val short: Executor by lazyWithRoom { Dispatchers.IO.limitedParallelism(MANY).asExecutor() }

  /** The threads for names: a server that does not answer holds its thread for many seconds. */
  val names: Executor by lazyWithRoom { Dispatchers.IO.limitedParallelism(MANY).asExecutor() }

  /** The threads for waits as long as other programs' work, each with a thread to itself. */
  val waits: Executor by lazyWithRoom {
    Dispatchers.IO.limitedParallelism(Int.MAX_VALUE).asExecutor()
  }
}
