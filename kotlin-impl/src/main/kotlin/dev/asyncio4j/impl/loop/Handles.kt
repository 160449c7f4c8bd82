package dev.asyncio4j.impl.loop

import dev.asyncio4j.loop.Handle
import dev.asyncio4j.loop.TimerHandle
import dev.asyncio4j.lowlevel.StepInfo
import java.time.Duration

/**
 * A callback that waits for its turn. An error in it goes to the loop's exception handler, and the
 * loop goes on.
 */
internal open class HandleImpl(
  protected val loop: LoopCore,
  @Volatile private var callback: Runnable?,
  private val context: ContextImpl,
) : Handle, Ready {
  val createdAt: CreationSite? = if (loop.inDebug) CreationSite() else null

  override fun run() {
    val callback = callback ?: return
    loop.context = context
    try {
      val carried = loop.carried
      if (carried == null) callback.run() else carried.bind(context, callback)
    } catch (error: Throwable) {
      if (error.isFatal()) throw error
      loop.reportFailure("Exception in callback ${describe(callback)}", error, this)
    }
  }

  override fun cancel() {
    callback = null // lets go of what the callback holds, long before the handle's turn comes
  }

  override fun cancelled() = callback == null

  override fun context() = context

  override fun toString() = "<Handle${describedCallback()}${CreationSite.suffix(createdAt)}>"

  protected fun describedCallback(): String = callback?.let { " " + describe(it) } ?: " cancelled"

  /** The future whose end the callback reports. */
  val told: Any?
    get() = (callback as? Telling)?.future

  private fun describe(callback: Runnable): String =
    if (callback is Telling) "$callback" else callback.javaClass.name
}

/** The entry of a channel that is ready. */
internal open class ChannelHandle(loop: LoopCore, callback: Runnable, context: ContextImpl) :
  HandleImpl(loop, callback, context) {
  final override val kind
    get() = StepInfo.Kind.CHANNEL
}

/** Passes [future] to a user's callback; its text is that of the call. */
internal interface Telling : Runnable {
  val future: Any
}

/** A callback with a deadline, in nanoseconds of the loop's clock. */
internal class TimerHandleImpl(
  loop: LoopCore,
  @JvmField val deadline: Long,
  callback: Runnable,
  context: ContextImpl,
) : HandleImpl(loop, callback, context), TimerHandle {
  /** Order among equal deadlines; given by the heap. */
  @JvmField var sequence = 0L

  /** True while the timer is in the heap, which keeps this: a cancel counts there only then. */
  var inHeap = false

  override val kind
    get() = StepInfo.Kind.TIMER

  override fun cancel() {
    if (inHeap && !cancelled()) loop.timers.noteCancelled()
    super.cancel()
  }

  override fun `when`(): Duration = Duration.ofNanos(deadline)

  override fun toString() =
    "<TimerHandle${describedCallback()} when=${`when`()}${CreationSite.suffix(createdAt)}>"
}
