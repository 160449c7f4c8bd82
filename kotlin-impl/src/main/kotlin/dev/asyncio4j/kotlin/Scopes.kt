package dev.asyncio4j.kotlin

import dev.asyncio4j.Task
import dev.asyncio4j.TaskGroup
import dev.asyncio4j.TaskOptions
import dev.asyncio4j.Timeout
import dev.asyncio4j.impl.bridge.KotlinScopes
import java.time.Duration
import kotlin.time.toJavaDuration
import kotlinx.coroutines.CoroutineScope

/**
 * Runs [block] with a deadline, inline in the current task; from a coroutine that is no task's own
 * block (a `launch`, say), as a task of its own.
 *
 * *Python:* `async with asyncio.timeout(delay)`. A null [delay] means no limit; the block may move
 * its deadline.
 *
 * **Cancellation:** at the deadline the block's own Job is cancelled, and nothing else: the await
 * in the block throws `CancellationException`, then this call throws
 * [dev.asyncio4j.exceptions.AsyncTimeoutException], and the caller's Job stays active. A
 * cancellation from outside goes through as one.
 *
 * ```
 * try {
 *   timeout(Duration.ofSeconds(5)) { queue.get().await() }
 * } catch (error: AsyncTimeoutException) {
 *   println("nothing came")
 * }
 * ```
 */
@JvmSynthetic
public suspend fun <T> timeout(delay: Duration?, block: suspend CoroutineScope.(Timeout) -> T): T =
  KotlinScopes.timeout(delay, block)

/** [timeout] with a delay of Kotlin's: `timeout(5.seconds) { queue.get().await() }`. */
@JvmSynthetic
public suspend fun <T> timeout(
  delay: kotlin.time.Duration,
  block: suspend CoroutineScope.(Timeout) -> T,
): T = KotlinScopes.timeout(delay.toJavaDuration(), block)

/**
 * [timeout] with a [deadline] in the time of [dev.asyncio4j.loop.EventLoop.time]; null means no
 * limit.
 *
 * *Python:* `async with asyncio.timeout_at(deadline)`.
 *
 * **Cancellation:** as [timeout].
 *
 * ```
 * val deadline = getRunningLoop().time() + Duration.ofSeconds(5)
 * timeoutAt(deadline) { connect() }
 * timeoutAt(deadline) { login() }
 * ```
 */
@JvmSynthetic
public suspend fun <T> timeoutAt(
  deadline: Duration?,
  block: suspend CoroutineScope.(Timeout) -> T,
): T = KotlinScopes.timeoutAt(deadline, block)

/** [timeoutAt] with a deadline in the time of `now()`: `timeoutAt(loop.now() + 5.seconds) { }`. */
@JvmSynthetic
public suspend fun <T> timeoutAt(
  deadline: kotlin.time.Duration,
  block: suspend CoroutineScope.(Timeout) -> T,
): T = KotlinScopes.timeoutAt(deadline.toJavaDuration(), block)

/**
 * Runs [block], which creates tasks, inline in the current task, and waits for all of them; from a
 * coroutine that is no task's own block, as a task of its own. Gives the block's value.
 *
 * *Python:* `async with asyncio.TaskGroup() as group`.
 *
 * **Cancellation:** the first failure, of a task or of the block, cancels the other tasks and the
 * block's own Job, and nothing else; then this call throws a
 * [dev.asyncio4j.exceptions.TaskGroupException] of all failures, and the caller's Job stays active.
 * A cancellation from outside cancels all of them, waits, and goes on.
 *
 * ```
 * val (row, price) = taskGroup {
 *   val row = createTask { load(id) }
 *   val price = createTask { quote(id) }
 *   row.await() to price.await()
 * }
 * ```
 */
@JvmSynthetic
public suspend fun <T> taskGroup(block: suspend TaskGroupScope.() -> T): T =
  KotlinScopes.taskGroup { group ->
    TaskGroupScope(group, this).block()
  }

/**
 * The group that the block of [taskGroup] creates tasks in, and that block's scope: what it starts
 * with `launch` is a child of the block's Job, and no task of the group.
 */
public class TaskGroupScope
internal constructor(private val group: TaskGroup, scope: CoroutineScope) :
  TaskGroup by group, CoroutineScope by scope {

  /**
   * Starts [block] as a task of this group.
   *
   * *Python:* `TaskGroup.create_task`.
   *
   * **Cancellation:** by the group, as said at [taskGroup]; a task that only was cancelled fails
   * nothing.
   *
   * @throws IllegalStateException if the group is shutting down or finished
   */
  public fun <T> createTask(name: String? = null, block: suspend CoroutineScope.() -> T): Task<T> {
    val options = if (name == null) TaskOptions.defaults() else TaskOptions.defaults().name(name)
    return group.createTask(coroutine(block), options)
  }

  /** The state of the group, its tasks and errors counted. */
  override fun toString(): String = group.toString()
}
