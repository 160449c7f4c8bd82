package dev.asyncio4j.impl.tasks

import java.time.Duration
import kotlin.coroutines.Continuation
import kotlin.coroutines.intrinsics.COROUTINE_SUSPENDED
import kotlin.coroutines.intrinsics.startCoroutineUninterceptedOrReturn

/** `sleep`: a delay of zero or less gives up the turn for exactly one pass. */
internal class Sleep<T>(private val delay: Duration, private val result: T) : CoroutineImpl<T>() {

  @Suppress("UNCHECKED_CAST")
  override fun run(task: TaskImpl<*>, completion: Continuation<T>): Any? {
    if (result == null && (delay.isZero || delay.isNegative)) {
      task.yieldPass(
        completion as Continuation<Any?>
      ) // resumed with null: no frame of its own is needed
      return COROUTINE_SUSPENDED
    }
    return suspend { sleepFor(task.eventLoop, delay, result) }
      .startCoroutineUninterceptedOrReturn(completion)
  }

  override val callsNoUserCode: Boolean
    get() = true

  override fun description() = "sleep($delay)"
}

private suspend fun <T> sleepFor(loop: TaskLoop, delay: Duration, result: T): T {
  if (delay.isZero || delay.isNegative) {
    yieldPass()
    return result
  }
  val future = FutureImpl<Unit>(loop)
  val timer = loop.callLaterNanos(delay.saturatedNanos()) { future.release() }
  try {
    future.awaitDone()
  } finally {
    timer.cancel()
  }
  return result
}
