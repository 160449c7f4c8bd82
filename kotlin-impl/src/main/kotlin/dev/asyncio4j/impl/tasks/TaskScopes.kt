package dev.asyncio4j.impl.tasks

import dev.asyncio4j.lowlevel.CancelScopes

/**
 * The cancel scopes of one task, and how it hears of them.
 *
 * ```
 *           a wait for children begins            a scope raises in it
 *   ALWAYS ────────────────────────────▶ ONCE ────────────────────────▶ NO_MORE
 *      ▲                                   └── it ends ──▶ ALWAYS ◀── it ends ──┘
 * ```
 */
internal class TaskScopes {
  enum class Hearing {
    ALWAYS,
    ONCE,
    NO_MORE,
  }

  /** The scope that the task is in, as its module has said. */
  var innermost: CancelScopes? = null

  var hearing = Hearing.ALWAYS

  /** The bare yield that the task is in ends with an error. */
  private var yieldEnds = false

  val deaf: Boolean
    get() = hearing == Hearing.NO_MORE

  /** A scope wants each suspension to end. */
  fun cancel(): Boolean = !deaf && innermost?.cancels() == true

  /** The message of the error that [cancel] asks for. */
  val reason: String?
    get() = innermost?.reason()

  /** A scope has raised in the task. */
  fun tell() {
    if (hearing == Hearing.ONCE) hearing = Hearing.NO_MORE
  }

  /**
   * Has a bare yield end with an error: there is nothing to cancel in it, so its end asks
   * [endsYield].
   */
  fun endYield() {
    yieldEnds = true
    tell()
  }

  fun endsYield(): Boolean = yieldEnds.also { yieldEnds = false }

  /** Begins a wait that scopes may end once, or, if they have been [told] of, never. */
  fun hearOnce(told: Boolean): Hearing {
    val outer = hearing
    if (told) hearing = Hearing.NO_MORE else if (outer == Hearing.ALWAYS) hearing = Hearing.ONCE
    return outer
  }
}

/** True if a suspension that begins now is to end with an error, for a cancel scope. */
internal val TaskImpl<*>.scopesCancel: Boolean
  get() = cancellation?.scopes?.cancel() == true

/** Runs [wait], which must go on, for it waits for children: scopes raise in it once at most. */
internal inline fun <T> TaskImpl<*>.hearingOnce(told: Boolean = false, wait: () -> T): T {
  val scopes = cancellation?.scopes ?: return wait()
  val outer = scopes.hearOnce(told)
  try {
    return wait()
  } finally {
    scopes.hearing = outer
  }
}
