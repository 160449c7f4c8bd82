package dev.asyncio4j.impl.inspect

import dev.asyncio4j.FrameCallGraphEntry
import dev.asyncio4j.FrameCallGraphEntry.Kind
import dev.asyncio4j.impl.loop.hasTurn
import dev.asyncio4j.impl.loop.laterFromOutside
import dev.asyncio4j.impl.tasks.TaskImpl
import dev.asyncio4j.impl.tasks.TaskLoop
import java.util.concurrent.CompletableFuture
import java.util.concurrent.TimeUnit
import java.util.concurrent.TimeoutException
import java.util.concurrent.atomic.AtomicBoolean

/** A task, as its loop saw it on its turn. */
internal class SeenTask(val task: TaskImpl<*>, val state: String, val awaiters: List<Awaiter>)

/**
 * A look at the tasks of one loop, from any thread. The loop lists them in one entry, and tells who
 * waits for whom in slices of a millisecond, between which it goes on. One that does not answer is
 * read without its turn. Each task is also given to a visitor, in the same slice.
 */
internal class LoopLook(
  private val loop: TaskLoop,
  private val waitMillis: Long,
  private val visit: (TaskImpl<*>) -> Unit = {},
) {
  val seen = ArrayList<SeenTask>()

  /** The longest time for which the loop was held. */
  var longestNanos = 0L
    private set

  var state = "waiting"
    private set

  /** The stack of the step that holds the loop; null if the loop answers. */
  var blockedAt: List<FrameCallGraphEntry>? = null
    private set

  /** The number of tasks that the loop has, also of those beyond the most that are listed. */
  var total = 0
    private set

  private var asked: Answer<List<TaskImpl<*>>>? = null

  /**
   * Asks the loop for its tasks without waiting for the answer, so that several loops are asked at
   * once: those that are blocked cost the time of one.
   */
  fun ask() {
    state = if (!loop.isRunning()) "idle" else if (loop.poller.isWaiting) "waiting" else "running"
    if (state != "idle" && !loop.hasTurn) asked = Answer { loop.unfinishedTasks() }
  }

  /** Asks, and takes the answer. */
  fun now(most: Int = Int.MAX_VALUE): LoopLook = apply {
    ask()
    take(most)
  }

  /** Takes what the loop answers to [ask], or that of a loop which need not be asked. */
  fun take(most: Int) {
    val direct = asked == null
    val tasks = asked?.await() ?: if (direct) loop.unfinishedTasks() else null
    if (tasks == null) blocked()
    val all = tasks ?: without()
    total = all.size
    val left = ArrayDeque(all.take(most))
    while (left.isNotEmpty()) {
      if (direct || tasks == null) slice(left, Long.MAX_VALUE)
      else Answer { slice(left, SLICE_NANOS) }.await() ?: slice(left, Long.MAX_VALUE)
    }
  }

  /** Looks at what runs on a loop that does not answer: a task's step, or a callback. */
  private fun blocked() {
    val trace = (loop.fibers.running?.thread ?: loop.thread)?.stackTrace.orEmpty().asList()
    val stack = TaskStack.ofThread(trace)
    val isCallback = stack.size < trace.size && stack.any { it.kind() != Kind.LIBRARY }
    val isBlocked = loop.currentTask != null || isCallback
    state = if (isBlocked) "blocked" else "unsteady"
    if (isBlocked) blockedAt = stack
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
      if (task.done()) continue
      visit(task)
      seen += SeenTask(task, stateOf(task), Awaiters.of(task))
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

  /**
   * An outcome of [code], which is queued for the loop's turn.
   *
   * ```
   * QUEUED ──the loop's turn──▶ BEGUN ──▶ answered: who has asked waits for it
   *    └────too late──▶ GIVEN UP: it never begins
   * ```
   */
  private inner class Answer<T : Any>(code: () -> T) {
    private val answer = CompletableFuture<T?>()
    private val until = System.nanoTime() + TimeUnit.MILLISECONDS.toNanos(waitMillis)

    /** True once it has begun, or is given up: whichever came first. */
    private val decided = AtomicBoolean()

    init {
      loop.laterFromOutside { if (!decided.getAndSet(true)) answer(code) }
    }

    private fun answer(code: () -> T) {
      var outcome: T? = null
      val start = System.nanoTime()
      try {
        outcome = code()
      } finally {
        longestNanos = maxOf(longestNanos, System.nanoTime() - start)
        answer.complete(outcome)
      }
    }

    /** Returns it; null if the loop does not answer in time. */
    fun await(): T? =
      try {
        answer.get(until - System.nanoTime(), TimeUnit.NANOSECONDS)
      } catch (_: TimeoutException) {
        if (decided.getAndSet(true)) answer.join() else null
      }
  }

  private companion object {
    const val SLICE_NANOS = 1_000_000L
  }
}
