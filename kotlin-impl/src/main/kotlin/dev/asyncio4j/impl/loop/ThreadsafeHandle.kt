package dev.asyncio4j.impl.loop

import dev.asyncio4j.lowlevel.StepInfo
import java.util.concurrent.locks.ReentrantLock
import kotlin.concurrent.withLock

/**
 * A callback that came from another thread and may be cancelled from there.
 *
 * Once [cancel] or [cancelled] returns on another thread, the callback does not run: neither now
 * nor later. So both wait for one that runs. On the loop's own turn they do not: nothing else runs
 * then but, perhaps, the callback itself.
 */
internal class ThreadsafeHandle(loop: LoopCore, callback: Runnable, context: ContextImpl) :
  HandleImpl(loop, callback, context) {
  private val running = ReentrantLock()

  override val kind
    get() = StepInfo.Kind.FOREIGN

  override fun run() = running.withLock { super.run() }

  override fun cancel() = exclusively { super.cancel() }

  override fun cancelled(): Boolean = exclusively { super.cancelled() }

  private inline fun <T> exclusively(action: () -> T): T =
    if (loop.hasTurn) action() else running.withLock(action)
}
