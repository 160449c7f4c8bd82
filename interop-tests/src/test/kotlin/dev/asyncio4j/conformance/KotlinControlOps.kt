package dev.asyncio4j.conformance

import com.google.gson.JsonArray
import dev.asyncio4j.Asyncio.sleep
import dev.asyncio4j.conformance.KotlinBodies.Place
import dev.asyncio4j.exceptions.CancelledError
import dev.asyncio4j.kotlin.await
import kotlinx.coroutines.CancellationException

/** Flow of control inside a coroutine. */
internal class KotlinControlOps(private val program: KotlinProgram) {
  private val machine = program.machine

  fun table(): Map<String, SuspendOp> =
    mapOf(
      "sleep" to { a -> sleep(a.duration(0)!!).await() },
      "call" to { a -> machine.log("called " + Values.text(machine.body(a.text(0)).await())) },
      "try" to { a -> tryOps(a) },
    )

  private suspend fun tryOps(args: Args) {
    try {
      program.run(args.array(0))
    } catch (returned: Return) {
      throw returned
    } catch (error: Throwable) {
      val seen = asOfAsyncio(error)
      val handler = handlerOf(seen, args.array(1)) ?: throw error
      machine.log("caught " + Errors.text(seen))
      program.runIn(Place.HANDLER, handler)
    } finally {
      program.runIn(Place.FINALLY, args.array(2))
    }
  }

  /** The ops of the first handler that matches. */
  private fun handlerOf(error: Throwable, handlers: JsonArray): JsonArray? =
    handlers
      .map { it.asJsonArray }
      .firstOrNull { Errors.matches(it[0].asString, error) }
      ?.get(1)
      ?.asJsonArray

  /** A cancellation is a `CancellationException` in Kotlin; programs name it as Python does. */
  private fun asOfAsyncio(error: Throwable): Throwable =
    if (error !is CancellationException) error
    else
      generateSequence<Throwable>(error) { it.cause }.firstOrNull { it is CancelledError }
        ?: CancelledError(error.message)
}
