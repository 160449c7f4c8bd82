package dev.asyncio4j.impl.loop

import dev.asyncio4j.Body
import dev.asyncio4j.ContextCarrier

/**
 * The values of threads that go along with each context of a loop: thread-locals, and bindings of
 * stacks.
 *
 * The value of each carrier is kept in the [ContextImpl], like that of a context variable: a copy
 * for a new task takes it along. Invariant: a thread that runs code of a context has that context's
 * values; one that waits in the middle of such code keeps them; any other thread of the loop has
 * none, but the loop's own, which has those of the last context whose code it ran itself. So they
 * move with the context, from thread to thread:
 * ```
 *   context ── enter ──▶ thread runs code, which may change them ── leave ──▶ context
 *                          │ note ▲ takeUp, if they have changed
 *                          ▼      │
 *                        thread waits, and another runs code of the context
 * ```
 *
 * A body that awaits what runs no other code of its context notes nothing: its thread has the
 * values until it goes on, and no other is given them.
 *
 * A binding cannot change while its stack stands, so it is made once per stack: around a fiber's
 * body, and around each piece of code on the loop's own stack.
 */
internal class CarriedValues(all: List<ContextCarrier<*>>) {
  @Suppress("UNCHECKED_CAST") private val all = all as List<ContextCarrier<Any?>>
  private val restored = this.all.filterIsInstance<ContextCarrier.Restored<Any?>>()
  private val bound = this.all.filterIsInstance<ContextCarrier.Bound<Any?>>()

  /** The context whose code the loop's own thread has run last: the thread has its values. */
  private var shown: ContextImpl? = null

  /** The values of [shown] then: if it has others, a body has changed them since. */
  private var shownValues: Any? = null

  /** Follows [loop], which goes from the context [before] to [next], if this thread does. */
  fun follow(loop: LoopCore, before: ContextImpl?, next: ContextImpl?) {
    if (Thread.currentThread() === loop.thread) {
      if (!loop.fibers.inPlainEntry) show(next)
    } else if (loop.fibers.running != null && next !== before) {
      move(before, next)
    }
  }

  /** Gives the loop's own thread, which is this one, the values of [context]. */
  fun show(context: ContextImpl?) {
    if (context === shown) takeUp(context, shownValues)
    else move(shown?.takeIf { it.values === shownValues }, context)
    shows(context)
  }

  /** Notes that the loop's own thread has the values of [context]. */
  fun shows(context: ContextImpl?) {
    shown = context
    shownValues = context?.values
  }

  /** Notes that [context] has the same values as [before] in another array. */
  fun replaced(context: ContextImpl, before: Any) {
    if (context === shown && shownValues === before) shownValues = context.values
  }

  /** Keeps what the loop's own thread has changed of a context that others may enter now. */
  fun keepShared() {
    val context = shown?.takeIf { it.isShared && it.values === shownValues } ?: return
    note(context)
    shows(context)
  }

  /** Puts what this thread has now into [context], which is for a new task or callback. */
  fun snapshot(context: ContextImpl) {
    for (carrier in all) context.keep(carrier)
  }

  /** The same on [loop]; a plain entry makes do with what the copy has, for it has no values. */
  fun snapshot(loop: LoopCore, context: ContextImpl) {
    if (!(loop.hasTurn && loop.fibers.inPlainEntry)) snapshot(context)
  }

  /** Gives this thread, which has none, the values of [context], whose code it begins to run. */
  fun enter(context: ContextImpl?) {
    if (context == null) return
    for (carrier in restored) context.carried(carrier)?.let(carrier.restore()::accept)
  }

  /** Takes the values of [context] from this thread, which stops running its code. */
  fun leave(context: ContextImpl?) = move(context, null)

  /**
   * Gives this thread, which has the values of [from], those of [to]; keeps what it has changed.
   * All are read before one is written: to write one may change another.
   */
  fun move(from: ContextImpl?, to: ContextImpl?) {
    if (from != null) for (carrier in restored) from.keep(carrier)
    for (carrier in restored) {
      val value = if (from != null) from.carried(carrier) else carrier.capture().get()
      val next = to?.carried(carrier)
      if (next !== value) carrier.restore().accept(next)
    }
  }

  /** Keeps what this thread has changed of [context], and waits now; returns what it has. */
  fun note(context: ContextImpl?): Any? {
    if (context != null) for (carrier in restored) context.keep(carrier)
    return context?.values
  }

  /** Gives this thread, which has waited with [noted], what [context] has now. */
  fun takeUp(context: ContextImpl?, noted: Any?) {
    if (context?.values === noted) return
    for (carrier in restored) {
      val next = context?.carried(carrier)
      if (next !== carrier.capture().get()) carrier.restore().accept(next)
    }
  }

  /** Runs [code] with the bindings of [context]. */
  fun bind(context: ContextImpl, code: Runnable) {
    var whole = code
    for (carrier in bound) {
      val value = context.carried(carrier) ?: continue
      val inner = whole
      whole = Runnable { carrier.bind().accept(value, inner) }
    }
    whole.run()
  }

  /** Calls [bind] for code with a value. */
  fun <T> call(context: ContextImpl, body: Body<T>): T {
    var result: Result<T>? = null
    bind(context) { result = runCatching(body::run) }
    return result!!.getOrThrow()
  }

  /**
   * Runs [body] with what the present context of [loop] carries, in a thread that has nothing, or
   * what a new thread inherits.
   */
  fun <T> callHere(loop: LoopCore, body: Body<T>): T {
    takeUp(loop.context, null)
    try {
      return call(loop.context!!, body)
    } finally {
      leave(loop.context)
    }
  }

  /** Runs [body] with what [context] carries in a thread that has values of its own. */
  fun <T> callElsewhere(context: ContextImpl, body: Body<T>): T {
    val own = ContextImpl()
    leave(own)
    enter(context)
    try {
      return call(context, body)
    } finally {
      leave(context)
      enter(own)
    }
  }

  private fun ContextImpl.keep(carrier: ContextCarrier<Any?>) {
    put(carrier, carrier.capture().get() ?: ContextImpl.UNSET)
  }

  private fun ContextImpl.carried(carrier: ContextCarrier<*>): Any? =
    lookup(carrier).takeIf { it !== ContextImpl.UNSET }
}
