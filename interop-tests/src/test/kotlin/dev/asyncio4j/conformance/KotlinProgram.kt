package dev.asyncio4j.conformance

import com.google.gson.JsonArray
import dev.asyncio4j.conformance.KotlinBodies.Place
import kotlin.coroutines.coroutineContext
import kotlinx.coroutines.isActive

/**
 * Runs the ops of one coroutine in Kotlin: each that awaits is a `suspend` function here; the
 * others are those of the Java interpreter, for they are plain calls in both languages.
 */
internal class KotlinProgram(val machine: Machine, private val bodies: KotlinBodies) {
  private var place = Place.ELSEWHERE

  private val ops: Map<String, SuspendOp> =
    KotlinControlOps(this).table() +
      KotlinWaitOps(machine).table() +
      KotlinScopeOps(this).table() +
      KotlinSyncOps(machine).table()

  /** Runs ops inline: in this task, with no step of the loop in between. */
  suspend fun run(list: JsonArray) {
    for (each in list) {
      val op = each.asJsonArray
      val name = op[0].asString
      val suspending = ops[name]
      if (suspending == null) {
        machine.runOne(op)
      } else {
        if (name != "try" && !coroutineContext.isActive)
          bodies.awaitsAfterCancel(place, machine.trace().size)
        suspending(Args(op))
      }
    }
  }

  suspend fun runIn(place: Place, list: JsonArray) {
    val outer = this.place
    this.place = place
    try {
      run(list)
    } finally {
      this.place = outer
    }
  }
}

internal typealias SuspendOp = suspend (Args) -> Unit
