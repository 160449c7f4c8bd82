package dev.asyncio4j.impl.inspect

import dev.asyncio4j.impl.loop.hasTurn
import dev.asyncio4j.impl.loop.laterFromOutside
import dev.asyncio4j.impl.tasks.TaskImpl
import dev.asyncio4j.impl.tasks.TaskLoop
import java.util.concurrent.CompletableFuture
import java.util.concurrent.TimeUnit
import java.util.concurrent.TimeoutException

/** A task, as its loop saw it on its turn. */
internal class SeenTask(val task: TaskImpl<*>, val state: String, val awaiters: List<Awaiter>)

/**
 * A look at the tasks of one loop, from any thread. The loop lists them in one entry, and tells who
 * waits for whom in slices of a millisecond, between which it goes on. One that does not answer is
 * read without its turn.
 */
internal class LoopLook(private val loop: TaskLoop, private val waitMillis: Long) {
  val seen = ArrayList<SeenTask>()

  /** The longest time for which the loop was held. */
  var longestNanos = 0L
    private set

  var state = "waiting"
    private set

  /** The number of tasks that the loop has, also of those beyond the most that are listed. */
  var total = 0
    private set

  fun take(most: Int) {
    state = if (!loop.isRunning()) "idle" else if (loop.poller.isWaiting) "waiting" else "running"
    val direct = state == "idle" || loop.hasTurn
    val tasks = if (direct) loop.unfinishedTasks() else onTurn { loop.unfinishedTasks() }
    if (tasks == null) state = if (loop.currentTask != null) "blocked" else "unsteady"
    val all = tasks ?: without()
    total = all.size
    val left = ArrayDeque(all.take(most))
    while (left.isNotEmpty()) {
      if (direct || tasks == null) slice(left, Long.MAX_VALUE)
      else onTurn { slice(left, SLICE_NANOS) } ?: slice(left, Long.MAX_VALUE)
    }
  }

  /** Lists the tasks while the loop may run on: a link that is torn ends the list. */
  private fun without(): List<TaskImpl<*>> = runCatching {
    loop.unfinishedTasks()
  }
    .getOrDefault(emptyList())

  private fun slice(left: ArrayDeque<TaskImpl<*>>, nanos: Long) {
    val start = System.nanoTime()
    do {
      val task = left.removeFirst()
      if (!task.done()) seen += SeenTask(task, stateOf(task), Awaiters.of(task))
    } while (left.isNotEmpty() && System.nanoTime() - start < nanos)
  }

  private fun stateOf(task: TaskImpl<*>): String {
    val waiter = task.waiter
    return when {
      task.isNew -> "new"
      loop.currentTask === task -> "running"
      task.cancelling() > 0 -> "cancelling"
      waiter != null -> if (waiter.done()) "ready" else "waiting"
      task.isSuspendedInKotlinx -> "kotlin"
      else -> "ready"
    }
  }

  /** Runs [code] on the loop's turn; null if the loop does not answer in time. */
  private fun <T : Any> onTurn(code: () -> T): T? {
    val answer = CompletableFuture<T>()
    loop.laterFromOutside {
      if (answer.isDone) return@laterFromOutside
      val start = System.nanoTime()
      answer.complete(code())
      longestNanos = maxOf(longestNanos, System.nanoTime() - start)
    }
    return try {
      answer.get(waitMillis, TimeUnit.MILLISECONDS)
    } catch (_: TimeoutException) {
      null.also { answer.cancel(false) }
    }
  }

  private companion object {
    const val SLICE_NANOS = 1_000_000L
  }
}
