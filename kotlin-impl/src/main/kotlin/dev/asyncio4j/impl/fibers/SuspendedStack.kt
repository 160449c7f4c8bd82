package dev.asyncio4j.impl.fibers

import kotlin.coroutines.Continuation
import kotlin.coroutines.jvm.internal.CoroutineStackFrame

/**
 * Where the body waits that [continuation] leads back to: frames of Kotlin code first, then the
 * fiber's stack.
 */
internal fun suspendedStack(continuation: Continuation<*>?): List<StackTraceElement> {
  val frames = ArrayList<StackTraceElement>()
  var frame = continuation as? CoroutineStackFrame
  while (frame != null) {
    if (frame is Fiber) frames += frame.stackTrace()
    else frame.getStackTraceElement()?.let(frames::add)
    frame = frame.callerFrame
  }
  return frames
}
