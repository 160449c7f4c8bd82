package dev.asyncio4j.impl.stress

import dev.asyncio4j.Body
import dev.asyncio4j.impl.fibers.FiberMode
import dev.asyncio4j.impl.fibers.FiberPool
import dev.asyncio4j.impl.loop.EntryWatch
import dev.asyncio4j.impl.loop.LoopCore
import dev.asyncio4j.impl.loop.Ready
import dev.asyncio4j.impl.loop.SystemClock
import dev.asyncio4j.impl.loop.hasTurn
import dev.asyncio4j.impl.watch.LockDeadlock
import dev.asyncio4j.impl.watch.LockHeld
import dev.asyncio4j.impl.watch.WatchReports
import kotlin.coroutines.AbstractCoroutineContextElement
import kotlin.coroutines.Continuation
import kotlin.coroutines.CoroutineContext

/**
 * The real passes, intake, poller and fibers, without tasks: small enough for a model checker to go
 * through.
 */
internal class ModelLoop : LoopCore(SystemClock), WatchReports {
  override val fibers = FiberPool(this, FiberMode.PLATFORM, this)
  override val inDebug = false
  override val slowNanos = Long.MAX_VALUE

  /**
   * The entries that ran, in order, one decimal digit each. Plain on purpose: the turn has to
   * publish it. A number, since the checker follows every step of a collection, too.
   */
  var trail = 0
    private set

  private var ran = 0

  override fun noteDuration(entry: Ready, nanos: Long) = Unit

  override fun newWatch(): EntryWatch = error("for debug mode only")

  override fun noteStall(
    entry: Ready,
    nanos: Long,
    stack: Array<StackTraceElement>,
    lock: LockHeld?,
  ) = Unit

  override fun noteStuck(error: LockDeadlock) = throw error

  override fun mayBeResumedElsewhere() = false

  override fun endEntry() = Unit

  override fun reportFailure(message: String, error: Throwable, source: Ready) = throw error

  override fun requireTurn(call: String) = check(hasTurn) { "$call without the turn" }

  override fun deadlock() =
    IllegalStateException("a loop on the system's clock waits, it does not give up")

  fun note(id: Int) {
    trail = 10 * trail + id
    ran++
  }

  /** Leaves [id] from any thread. The loop stops once it has run [least] entries. */
  fun submit(id: Int, least: Int) =
    laterFromOutside(
      entry {
        note(id)
        if (ran >= least) stop()
      }
    )

  /** Runs [body] on a fiber, as the entry of a task does. */
  fun call(body: () -> Unit) = fibers.take().call(Ignored, Body(body), Ignored)

  fun end() = holdTurn(::closeCore)

  /** In the place of a task: the context of its body, and what gets the outcome. */
  private object Ignored : AbstractCoroutineContextElement(Ignored.Key), Continuation<Any?> {
    object Key : CoroutineContext.Key<Ignored>

    override val context = this

    override fun resumeWith(result: Result<Any?>) {
      result.getOrThrow()
    }
  }
}

internal fun entry(callsNoUserCode: Boolean = false, action: () -> Unit) =
  object : Ready {
    override val callsNoUserCode = callsNoUserCode

    override fun run() = action()
  }
