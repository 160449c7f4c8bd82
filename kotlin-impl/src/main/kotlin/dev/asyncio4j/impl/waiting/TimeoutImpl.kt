package dev.asyncio4j.impl.waiting

import dev.asyncio4j.Timeout
import dev.asyncio4j.exceptions.AsyncTimeoutException
import dev.asyncio4j.exceptions.CancelledError
import dev.asyncio4j.exceptions.TaskGroupException
import dev.asyncio4j.impl.tasks.Describe
import dev.asyncio4j.impl.tasks.FutureImpl
import dev.asyncio4j.impl.tasks.TaskImpl
import dev.asyncio4j.impl.tasks.saturatedNanos
import dev.asyncio4j.impl.tasks.saturatedSum
import dev.asyncio4j.loop.Handle
import java.time.Duration

/**
 * `timeout`: a deadline for a block of the current task.
 *
 * ```
 *   CREATED ──enter──▶ ACTIVE ──deadline: task.cancel()──▶ EXPIRING ──exit──▶ EXPIRED
 *                         └──────────────exit──────────────────────────────▶ FINISHED
 * ```
 *
 * At exit the cancellation becomes a timeout only if nobody else has asked for one since the block
 * was entered: [cancellingAtEntry] is the count to come back to. One that was asked for before, and
 * had not reached the body yet, is not counted: [onItsWay] is how often the body will have been
 * told once it is there. It may be there together with the timeout's own; then it goes first.
 *
 * @property limit what the user has asked for, in words
 * @property awaited what the block waits for, if that is all it does
 */
internal class TimeoutImpl
private constructor(
  private var deadline: Duration?,
  private val task: TaskImpl<*>,
  private var limit: String,
  private val awaited: Any?,
) : Timeout {
  private enum class State {
    CREATED,
    ACTIVE,
    EXPIRING,
    EXPIRED,
    FINISHED,
  }

  private var state = State.CREATED
  private var cancellingAtEntry = 0
  private var onItsWay = NONE
  private var timer: Handle? = null

  /** Runs [block] under this deadline; inlined, so that it may suspend where its caller may. */
  inline fun <T> scope(block: (TimeoutImpl) -> T): T {
    enter()
    val result =
      try {
        block(this)
      } catch (error: Throwable) {
        throw exit(error)
      }
    exit(null)
    return result
  }

  fun enter() {
    state = State.ACTIVE
    cancellingAtEntry = task.cancelling()
    if (task.mustCancel) onItsWay = task.timesTold + 1
    schedule(deadline)
  }

  /** Ends the block, which [error] left; returns what is to be thrown in its stead. */
  fun exit(error: Throwable?): Throwable {
    timer?.cancel()
    timer = null
    if (state == State.ACTIVE) state = State.FINISHED
    if (state == State.EXPIRING) {
      state = State.EXPIRED
      val left = task.uncancel()
      val isOlder = left == cancellingAtEntry && task.timesTold <= onItsWay
      if (left <= cancellingAtEntry && !isOlder && error != null) return expired(error)
    }
    return error ?: NOTHING
  }

  private fun expired(error: Throwable): Throwable {
    if (error is CancelledError)
      return AsyncTimeoutException("timed out $limit: ${blocked()}", error)
    val reason = AsyncTimeoutException("$HAD_PASSED $limit: ${blocked()}")
    note(reason, error)
    if (error is TaskGroupException) error.exceptions().forEach { note(reason, it) }
    return error
  }

  private fun blocked(): String {
    val name = Describe.short(task)
    return if (awaited is FutureImpl<*>) "${Describe.short(awaited)}, awaited by $name" else name
  }

  /** Once only: an error that is thrown again and again would collect these for ever. */
  private fun note(reason: AsyncTimeoutException, error: Throwable) {
    if (error.suppressed.none { it is AsyncTimeoutException && it.message.isNote() })
      error.addSuppressed(reason)
  }

  private fun String?.isNote() = this != null && startsWith(HAD_PASSED)

  override fun `when`() = deadline

  override fun reschedule(`when`: Duration?) {
    check(state == State.ACTIVE) {
      if (state == State.CREATED) "Timeout has not been entered: $this"
      else
        "Cannot change state of ${state.name.lowercase()} Timeout: $this; reschedule it while its block runs"
    }
    limit = "at $`when`, to which its deadline was moved"
    schedule(`when`)
  }

  private fun schedule(`when`: Duration?) {
    deadline = `when`
    timer?.cancel()
    val loop = task.eventLoop
    timer =
      when {
        `when` == null -> null
        `when` <= loop.time() -> loop.callSoon(::expire)
        else -> loop.callAt(`when`, ::expire)
      }
  }

  private fun expire() {
    task.cancel(task.waitingMessage)
    state = State.EXPIRING
    timer = null
  }

  override fun expired() = state == State.EXPIRING || state == State.EXPIRED

  override fun toString() =
    "<Timeout [${state.name.lowercase()}]${if (state == State.ACTIVE) " when=$deadline" else ""}>"

  companion object {
    /** No cancellation was on its way when the block was entered. */
    private const val NONE = -1

    /** Stands for "no error" in [exit]: never thrown. */
    private val NOTHING = Error("no error")

    private const val HAD_PASSED = "this was thrown by a block that had timed out"

    fun after(delay: Duration?, task: TaskImpl<*>, awaited: Any? = null): TimeoutImpl {
      val deadline = delay?.let {
        Duration.ofNanos(saturatedSum(task.eventLoop.now, it.saturatedNanos()))
      }
      return TimeoutImpl(deadline, task, "after $delay", awaited)
    }

    fun at(deadline: Duration?, task: TaskImpl<*>) =
      TimeoutImpl(deadline, task, "at $deadline, its deadline", null)
  }
}
