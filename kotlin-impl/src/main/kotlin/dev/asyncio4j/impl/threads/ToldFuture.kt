package dev.asyncio4j.impl.threads

import java.util.concurrent.Future

/**
 * A future of one of the library's executors: it reports its end, so that no thread has to wait for
 * it.
 */
internal interface ToldFuture<T> : Future<T> {
  /** The error that its work has ended with; null while there is none. */
  val failure: Throwable?

  /** Runs [action] once, at the end or at once, in whatever thread. */
  fun whenEnded(action: () -> Unit)
}
