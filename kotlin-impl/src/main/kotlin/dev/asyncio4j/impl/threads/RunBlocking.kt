package dev.asyncio4j.impl.threads

import dev.asyncio4j.impl.fibers.Fiber
import dev.asyncio4j.impl.loop.LoopCore
import dev.asyncio4j.impl.loop.hasTurn
import dev.asyncio4j.impl.tasks.TaskLoop
import kotlin.coroutines.ContinuationInterceptor
import kotlin.coroutines.CoroutineContext
import kotlinx.coroutines.ExperimentalCoroutinesApi
import kotlinx.coroutines.Job

/**
 * Whether `runBlocking`, or kotlinx's `runTest`, blocks a loop's turn and waits for what needs that
 * turn: it would do so for ever. kotlinx says who blocks in the names of its classes only.
 */
internal object RunBlocking {

  /**
   * Code with [context] has the turn of [loop], and a `runBlocking` that waits for it blocks it.
   */
  fun blocks(loop: TaskLoop, context: CoroutineContext): Boolean {
    if (!loop.hasTurn) return false
    return isEventLoop(context[ContinuationInterceptor]) || isWaitedFor(context[Job]) && onStack()
  }

  /** The event loop that `runBlocking` makes for the thread that it blocks. */
  private fun isEventLoop(interceptor: ContinuationInterceptor?) =
    interceptor != null && interceptor.javaClass.name == "kotlinx.coroutines.BlockingEventLoop"

  /** Nobody ends before its children. */
  @OptIn(ExperimentalCoroutinesApi::class) // parent
  private fun isWaitedFor(job: Job?): Boolean {
    val root = generateSequence(job, Job::parent).lastOrNull() ?: return false
    val name = root.javaClass.name
    return name == "kotlinx.coroutines.BlockingCoroutine" || name.startsWith(TEST_SCOPE)
  }

  /** `runBlocking` is called by what has the turn, and not around the run of the loop. */
  fun onStack(): Boolean =
    StackWalker.getInstance().walk { frames ->
      frames
        .takeWhile { it.className != LOOP && it.className != FIBER }
        .anyMatch {
          it.methodName.startsWith("runBlocking") && it.className.startsWith("kotlinx.coroutines.")
        }
    }

  private const val TEST_SCOPE = "kotlinx.coroutines.test.TestScope"
  private val LOOP = LoopCore::class.java.name
  private val FIBER = Fiber::class.java.name
}
