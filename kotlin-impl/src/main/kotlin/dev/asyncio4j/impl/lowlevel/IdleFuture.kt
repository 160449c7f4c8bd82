package dev.asyncio4j.impl.lowlevel

import dev.asyncio4j.impl.loop.IdleWaiters
import dev.asyncio4j.impl.tasks.FutureImpl
import dev.asyncio4j.impl.tasks.TaskLoop

/** A future that is done when its loop has nothing to run. */
internal class IdleFuture private constructor(loop: TaskLoop, override val minds: Boolean) :
  FutureImpl<Void?>(loop), IdleWaiters.Waiter {

  override fun idle() {
    if (!done()) finish(null)
  }

  override fun neverIdle(texts: List<String>) {
    if (done()) return
    fail(
      IllegalStateException(
        "$eventLoop does not come to rest: something is ready in each pass; now it is\n  " +
          texts.joinToString("\n  ") +
          "\nAwait something that takes time there, or cancel it before"
      )
    )
  }

  companion object {
    /** Makes one for [loop]; it counts channels of interest as work if it [minds] them. */
    fun of(loop: TaskLoop, minds: Boolean): IdleFuture =
      IdleFuture(loop, minds).also { loop.waiting.idlers().add(it) }
  }
}
