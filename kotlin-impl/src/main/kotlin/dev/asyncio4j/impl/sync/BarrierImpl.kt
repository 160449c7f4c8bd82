package dev.asyncio4j.impl.sync

import dev.asyncio4j.Coroutine
import dev.asyncio4j.exceptions.BrokenBarrierException
import dev.asyncio4j.impl.tasks.SuspendCoroutine
import dev.asyncio4j.sync.Barrier

/**
 * ```
 *             last party comes           last one leaves
 *   FILLING ──────────────────▶ DRAINING ───────────────▶ FILLING
 *      │  reset() with waiters                last one leaves
 *      ├──────────────────────▶ RESETTING ──────────────▶ FILLING
 *      └─ abort() ─▶ BROKEN ─ reset() ─▶ FILLING
 * ```
 *
 * [count]: tasks inside, from their arrival until they leave.
 */
internal class BarrierImpl(private val parties: Int) : Barrier {
  private enum class State {
    FILLING,
    DRAINING,
    RESETTING,
    BROKEN,
  }

  private val changed = ConditionImpl(LockImpl())
  private var state = State.FILLING
  private var count = 0

  init {
    require(parties >= 1) { "parties must be > 0, got $parties" }
  }

  override fun await(): Coroutine<Int> =
    SuspendCoroutine("Barrier.await", callsNoUserCode = true) { changed.holding { pass() } }

  private suspend fun pass(): Int {
    changed.awaitUntil { state != State.DRAINING && state != State.RESETTING }
    if (state == State.BROKEN)
      throw BrokenBarrierException("Barrier aborted: $this; reset() makes it usable again")
    try {
      val index = count++
      if (index + 1 == parties) change(State.DRAINING) else awaitOpening()
      return index
    } finally {
      count--
      leave()
    }
  }

  private suspend fun awaitOpening() {
    changed.awaitUntil { state != State.FILLING }
    if (state == State.BROKEN || state == State.RESETTING) {
      throw BrokenBarrierException(
        "Abort or reset of barrier: $this, while this task waited for the others"
      )
    }
  }

  private fun leave() {
    if (count > 0) return
    if (state == State.RESETTING || state == State.DRAINING) state = State.FILLING
    changed.signalAll()
  }

  private fun change(next: State) {
    state = next
    changed.signalAll()
  }

  override fun reset(): Coroutine<Void?> =
    SuspendCoroutine("Barrier.reset", callsNoUserCode = true) {
      changed.holding { change(if (count > 0) State.RESETTING else State.FILLING) }
      null
    }

  override fun abort(): Coroutine<Void?> =
    SuspendCoroutine("Barrier.abort", callsNoUserCode = true) {
      changed.holding { change(State.BROKEN) }
      null
    }

  override fun parties() = parties

  override fun waiting() = if (state == State.FILLING) count else 0

  override fun broken() = state == State.BROKEN

  override fun toString() =
    "<Barrier [${state.name.lowercase()}${if (broken()) "" else ", waiters:${waiting()}/$parties"}]>"
}
