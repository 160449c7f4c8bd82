package dev.asyncio4j.conformance

import dev.asyncio4j.kotlin.await
import dev.asyncio4j.queues.Queue
import dev.asyncio4j.sync.Barrier
import dev.asyncio4j.sync.Condition
import dev.asyncio4j.sync.Event
import dev.asyncio4j.sync.Lockable

/** Locks, semaphores, events, conditions, barriers and queues. */
internal class KotlinSyncOps(private val machine: Machine) {
  fun table(): Map<String, SuspendOp> =
    mapOf(
      "acquire" to { a -> log("acquired", a, named<Lockable>(a).acquire().await()) },
      "event_wait" to { a -> log("event", a, named<Event>(a).await().await()) },
      "condition_wait" to { a -> log("condition", a, named<Condition>(a).await().await()) },
      "barrier_wait" to { a -> log("barrier", a, "index " + named<Barrier>(a).await().await()) },
      "barrier_reset" to { a -> named<Barrier>(a).reset().await() },
      "barrier_abort" to { a -> named<Barrier>(a).abort().await() },
      "put" to { a -> put(a) },
      "get" to { a -> machine.log("get " + queue(a).get().await()) },
      "join" to { a -> join(a) },
    )

  private fun log(what: String, args: Args, value: Any?) =
    machine.log(what + " " + args.text(0) + " " + Values.text(value))

  private inline fun <reified T> named(args: Args): T =
    machine.`object`(args.text(0), T::class.java)

  @Suppress("UNCHECKED_CAST") // programs put integers only
  private fun queue(args: Args): Queue<Int> = named<Queue<*>>(args) as Queue<Int>

  private suspend fun put(args: Args) {
    queue(args).put(args.number(1)).await()
    machine.log("put " + args.number(1))
  }

  private suspend fun join(args: Args) {
    queue(args).join().await()
    machine.log("joined " + args.text(0))
  }
}
