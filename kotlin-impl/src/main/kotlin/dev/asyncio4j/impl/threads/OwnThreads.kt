package dev.asyncio4j.impl.threads

import java.util.concurrent.Executor
import kotlinx.coroutines.Dispatchers
import kotlinx.coroutines.asExecutor

/**
 * Threads for what the library itself blocks in, apart from those of the users' jobs.
 *
 * A view of `Dispatchers.IO` has as many threads as it asks for, whatever else runs there: were
 * they shared, jobs that wait for a child or a name would wait for each other.
 */
internal object OwnThreads {
  private const val MANY = 64

  /** For what ends soon: the start of a child, the read of a block. */
  val short: Executor by lazy { Dispatchers.IO.limitedParallelism(MANY).asExecutor() }

  /** For names: a server that does not answer holds its thread for many seconds. */
  val names: Executor by lazy { Dispatchers.IO.limitedParallelism(MANY).asExecutor() }

  /** For waits that last as long as somebody else's work, each with a thread to itself. */
  val waits: Executor by lazy { Dispatchers.IO.limitedParallelism(Int.MAX_VALUE).asExecutor() }
}
