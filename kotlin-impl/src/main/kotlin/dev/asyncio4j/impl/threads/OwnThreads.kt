package dev.asyncio4j.impl.threads

import dev.asyncio4j.impl.fibers.lazyWithRoom
import java.util.concurrent.Executor
import kotlinx.coroutines.Dispatchers
import kotlinx.coroutines.asExecutor

/**
 * The threads that the library itself blocks, apart from those of the users' jobs.
 *
 * A view of `Dispatchers.IO` has as many threads as it asks for, whatever else runs there: were
 * they shared, jobs that wait for a child or a name would wait for each other.
 *
 * The threads themselves are the users' before and after, and keep their interrupt flag: work here
 * does not see the one that is left there, and leaves none.
 */
internal object OwnThreads {
  private const val MANY = 64

  /** The threads for work that ends soon: the start of a child, the read of a block. */
  val short: Executor by lazyWithRoom { threads(MANY) }

  /** The threads for names: a server that does not answer holds its thread for many seconds. */
  val names: Executor by lazyWithRoom { threads(MANY) }

  /** The threads for waits as long as other programs' work, each with a thread to itself. */
  val waits: Executor by lazyWithRoom { threads(Int.MAX_VALUE) }

  /** One thread at a time: what it is given is done in that order. */
  val inOrder: Executor by lazyWithRoom { threads(1) }

  private fun threads(most: Int): Executor {
    val view = Dispatchers.IO.limitedParallelism(most).asExecutor()
    return Executor { work ->
      view.execute {
        Thread.interrupted()
        try {
          work.run()
        } finally {
          Thread.interrupted()
        }
      }
    }
  }
}
