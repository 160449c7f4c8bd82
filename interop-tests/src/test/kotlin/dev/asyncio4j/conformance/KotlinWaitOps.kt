package dev.asyncio4j.conformance

import dev.asyncio4j.Asyncio.asCompleted
import dev.asyncio4j.Asyncio.gather
import dev.asyncio4j.Asyncio.gatherOutcomes
import dev.asyncio4j.Asyncio.shield
import dev.asyncio4j.Asyncio.wait
import dev.asyncio4j.Asyncio.waitFor
import dev.asyncio4j.Future
import dev.asyncio4j.WaitOptions
import dev.asyncio4j.kotlin.await

/** Waiting for tasks and futures, alone and together. */
internal class KotlinWaitOps(private val machine: Machine) {
  fun table(): Map<String, SuspendOp> =
    mapOf(
      "await" to { a -> log("got ", machine.future(a.text(0)).await()) },
      "shield" to { a -> log("shielded ", shield(machine.future(a.text(0))).await()) },
      "wait_for" to
        { a ->
          log("waited for ", waitFor(machine.future(a.text(0)), a.duration(1)).await())
        },
      "wait_for_call" to
        { a ->
          log("waited for ", waitFor(machine.body(a.text(0)), a.duration(1)).await())
        },
      "gather" to { a -> gatherAll(a) },
      "wait" to { a -> waitForSet(a) },
      "as_completed" to { a -> eachCompleted(a) },
    )

  private fun log(prefix: String, value: Any?) = machine.log(prefix + Values.text(value))

  private fun futures(names: List<String>): List<Future<Any>> = names.map { machine.future(it) }

  private suspend fun gatherAll(args: Args) {
    val futures = futures(args.names(0))
    log("gathered ", if (args.flag(1)) gatherOutcomes(futures).await() else gather(futures).await())
  }

  private suspend fun waitForSet(args: Args) {
    val names = args.names(0).associateBy { machine.future(it) }
    val options = WaitOptions.defaults().timeout(args.duration(1)).returnWhen(args.returnWhen(2))
    val result = wait(names.keys, options).await()
    machine.log(
      "waited done=" + sorted(result.done(), names) + " pending=" + sorted(result.pending(), names)
    )
  }

  private fun sorted(futures: Set<Future<Any>>, names: Map<Future<Any>, String>): String =
    futures.map { names.getValue(it) }.sorted().joinToString(",")

  private suspend fun eachCompleted(args: Args) {
    for (next in asCompleted(futures(args.names(0)), args.duration(1))) {
      try {
        log("completed ", next.await())
      } catch (error: IllegalArgumentException) {
        machine.log("completed " + Errors.text(error))
      } catch (error: NoSuchElementException) {
        machine.log("completed " + Errors.text(error))
      }
    }
  }
}
