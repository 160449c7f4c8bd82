package dev.asyncio4j.impl.tasks

import dev.asyncio4j.impl.loop.TimerHandleImpl
import java.time.Duration
import kotlin.coroutines.Continuation
import kotlin.coroutines.CoroutineContext
import kotlin.coroutines.intrinsics.COROUTINE_SUSPENDED
import kotlin.coroutines.intrinsics.startCoroutineUninterceptedOrReturn
import kotlin.coroutines.jvm.internal.CoroutineStackFrame

/** `sleep`: a delay of zero or less gives up the turn for exactly one pass. */
internal class Sleep<T>(private val delay: Duration, private val result: T) : CoroutineImpl<T>() {

  @Suppress("UNCHECKED_CAST")
  override fun run(task: TaskImpl<*>, completion: Continuation<T>): Any? {
    if (delay > Duration.ZERO) {
      Sleeping(task.eventLoop, result, completion).begin(task, delay.saturatedNanos())
    } else if (result == null) {
      // resumed with null: no frame of its own is needed
      task.yieldPass(completion as Continuation<Any?>)
    } else {
      return suspend {
          yieldPass()
          result
        }
        .startCoroutineUninterceptedOrReturn(completion)
    }
    return COROUTINE_SUSPENDED
  }

  override val callsNoUserCode: Boolean
    get() = true

  override fun description() = "sleep($delay)"
}

/**
 * A sleep that is under way: the future that its task waits for, the callback of the timer, and
 * what goes on then. One object for the three, as there may be a million.
 */
private class Sleeping<T>(
  loop: TaskLoop,
  private val result: T,
  private val sleeper: Continuation<T>,
) : FutureImpl<Unit>(loop), Runnable, Continuation<Any?>, CoroutineStackFrame {
  private lateinit var timer: TimerHandleImpl

  override val context: CoroutineContext
    get() = sleeper.context

  override val callerFrame: CoroutineStackFrame?
    get() = sleeper as? CoroutineStackFrame

  override fun getStackTraceElement(): StackTraceElement? = null

  fun begin(task: TaskImpl<*>, nanos: Long) {
    timer = eventLoop.callLaterNanos(nanos, this)
    try {
      task.waitFor(this, this)
    } catch (error: Throwable) {
      timer.cancel()
      throw error
    }
  }

  /** Wakes the sleeper: its time is over. */
  override fun run() = release()

  override fun resumeWith(result: Result<Any?>) {
    timer.cancel() // it is still set if the sleep was cancelled
    sleeper.resumeWith(result.map { this.result })
  }
}
