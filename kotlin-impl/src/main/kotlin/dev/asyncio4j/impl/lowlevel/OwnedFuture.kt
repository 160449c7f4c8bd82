package dev.asyncio4j.impl.lowlevel

import dev.asyncio4j.impl.tasks.FutureImpl
import dev.asyncio4j.impl.tasks.TaskLoop
import java.util.function.Predicate

/** A future whose cancellation is a question to its owner, who alone ends it. */
internal class OwnedFuture<T>(loop: TaskLoop, private val owner: Predicate<String?>) :
  FutureImpl<T>(loop) {

  override fun cancel(message: String?): Boolean {
    retrieved()
    return !done() && owner.test(message)
  }
}
