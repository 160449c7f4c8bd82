package dev.asyncio4j.impl.waiting

import dev.asyncio4j.Coroutine
import dev.asyncio4j.StaggeredResult
import dev.asyncio4j.exceptions.AsyncTimeoutException
import dev.asyncio4j.exceptions.CancelledError
import dev.asyncio4j.exceptions.TaskGroupException
import dev.asyncio4j.impl.loop.isFatal
import dev.asyncio4j.impl.tasks.FutureImpl
import dev.asyncio4j.impl.tasks.Signal
import dev.asyncio4j.impl.tasks.SuspendCoroutine
import dev.asyncio4j.impl.tasks.TaskImpl
import dev.asyncio4j.impl.tasks.TaskLoop
import dev.asyncio4j.impl.tasks.asImpl
import dev.asyncio4j.impl.tasks.awaitDone
import dev.asyncio4j.impl.tasks.awaitInline
import dev.asyncio4j.impl.tasks.release
import dev.asyncio4j.impl.tasks.whenDone
import java.time.Duration
import java.util.OptionalInt
import java.util.function.Supplier

/**
 * `staggered_race`: starts one after another, takes the first result.
 *
 * ```
 *   runner 0: start ─────────────── works ───────▶ won: cancels the other runners
 *     └─▶ runner 1: waits for 0 to fail, or [delay] ─▶ start ─ works ─▶ failed: its error goes into [errors]
 *           └─▶ runner 2: waits for 1 to fail, or [delay] …
 * ```
 *
 * A runner makes the next one when it starts, so the chain ends with the first winner. The race is
 * over when no runner is left: losers are waited for, and a cancellation from outside is handed to
 * them as often as it comes.
 */
internal class StaggeredRace<T>
private constructor(
  starts: Collection<Supplier<out Coroutine<T>>>,
  private val delay: Duration?,
  private val racing: TaskImpl<*>,
) {
  private val loop: TaskLoop = racing.eventLoop
  private val left = starts.iterator()
  private val running = LinkedHashSet<TaskImpl<*>>()
  private val errors = ArrayList<Throwable?>()
  private val unexpected = ArrayList<Throwable>()
  private var winner: T? = null
  private var index = OptionalInt.empty()
  private val allDone = Signal(loop)

  private suspend fun race(): StaggeredResult<T> {
    addRunner(null)
    var cancellation: CancelledError? = null
    allDone.awaitThrough(running::isEmpty) { error ->
      cancellation = error
      running.forEach { it.cancel(error.message) }
    }
    if (unexpected.isNotEmpty())
      throw TaskGroupException("unhandled errors in a staggered race", unexpected)
    cancellation?.let { throw it }
    return StaggeredResult(winner, index, errors)
  }

  private fun addRunner(previousFailed: FutureImpl<Unit>?) {
    val runner =
      loop.createTask(SuspendCoroutine("staggeredRace") { runOne(it, previousFailed) }).asImpl()
    running += runner
    runner.whenDone("staggeredRace", { listOf(racing) }) { runnerDone(runner) }
  }

  private fun runnerDone(runner: TaskImpl<*>) {
    running -= runner
    if (running.isEmpty()) allDone.release()
    if (!runner.cancelled()) runner.failure()?.let(unexpected::add)
  }

  private suspend fun runOne(self: TaskImpl<*>, previousFailed: FutureImpl<Unit>?) {
    if (previousFailed != null) awaitFailureOrDelay(previousFailed)
    if (!left.hasNext()) return
    val start = left.next()
    val mine = errors.size
    errors += null
    val failed = FutureImpl<Unit>(loop)
    addRunner(failed)
    val result =
      try {
        start.get().awaitInline()
      } catch (error: Throwable) {
        if (error.isFatal()) throw error
        errors[mine] = error
        failed.release()
        return
      }
    win(self, mine, result)
  }

  private suspend fun awaitFailureOrDelay(previousFailed: FutureImpl<Unit>) {
    try {
      waitForCoroutine(SuspendCoroutine("staggeredRace") { previousFailed.awaitDone() }, delay)
        .awaitInline()
    } catch (_: AsyncTimeoutException) {
      // It still runs; the next one starts beside it.
    }
  }

  /**
   * Notes the winner. A second one of the same pass has been cancelled by the first, unless it
   * ignores that.
   */
  private fun win(self: TaskImpl<*>, mine: Int, result: T) {
    if (index.isPresent) return
    index = OptionalInt.of(mine)
    winner = result
    running.forEach { if (it !== self) it.cancel() }
  }

  companion object {
    fun <T> coroutine(
      starts: Collection<Supplier<out Coroutine<T>>>,
      delay: Duration?,
    ): Coroutine<StaggeredResult<T>> =
      SuspendCoroutine("staggeredRace") {
        StaggeredRace(starts, delay, it).race()
      }
  }
}
