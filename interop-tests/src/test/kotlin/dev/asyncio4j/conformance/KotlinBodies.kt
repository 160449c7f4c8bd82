package dev.asyncio4j.conformance

import com.google.gson.JsonArray
import dev.asyncio4j.Coroutine
import dev.asyncio4j.kotlin.coroutine

/**
 * Writes the bodies of one program in Kotlin, and sees where one awaits although its Job is
 * cancelled.
 */
internal class KotlinBodies : Language {
  /**
   * Where a body first awaited in a cancelled Job: from there on, Kotlin's contract is not
   * asyncio's.
   */
  var firstAwaitAfterCancel: Place? = null
    private set

  /** How many lines the trace had there: up to them it must be CPython's. */
  var linesBefore = 0
    private set

  override fun body(machine: Machine, ops: JsonArray): Coroutine<Any?> {
    val program = KotlinProgram(machine, this)
    return coroutine {
      try {
        program.run(ops)
        null
      } catch (returned: Return) {
        returned.value
      }
    }
  }

  fun awaitsAfterCancel(place: Place, lines: Int) {
    if (firstAwaitAfterCancel != null) return
    firstAwaitAfterCancel = place
    linesBefore = lines
  }

  /**
   * Where an op stands in its coroutine; [text] names the reason in the list of cases that differ.
   */
  enum class Place(val text: String) {
    HANDLER("awaits-in-catch"),
    FINALLY("awaits-in-finally"),
    ELSEWHERE("goes-on-after-catch"),
  }
}
