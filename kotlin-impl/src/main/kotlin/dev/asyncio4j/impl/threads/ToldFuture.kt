package dev.asyncio4j.impl.threads

import java.util.concurrent.Future

/** A future of an executor of ours: it tells of its end, so that no thread has to wait for it. */
internal interface ToldFuture<T> : Future<T> {
  /** Runs [action] once, at the end or at once, in whatever thread. */
  fun whenEnded(action: () -> Unit)
}
