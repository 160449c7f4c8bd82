package dev.asyncio4j.conformance

import dev.asyncio4j.Asyncio.getRunningLoop
import dev.asyncio4j.kotlin.taskGroup
import dev.asyncio4j.kotlin.timeout
import dev.asyncio4j.kotlin.withLock
import dev.asyncio4j.sync.Lockable

/** Blocks with a deadline, groups of tasks, and blocks that hold a lock. */
internal class KotlinScopeOps(private val program: KotlinProgram) {
  private val machine = program.machine

  fun table(): Map<String, SuspendOp> =
    mapOf(
      "timeout" to { a -> withTimeout(a) },
      "timeout_at_reschedule" to { a -> withRescheduledTimeout(a) },
      "taskgroup" to { a -> withTaskGroup(a) },
      "with" to { a -> withLock(a) },
    )

  private suspend fun withTimeout(args: Args) =
    timeout(args.duration(0)) { timeout ->
      try {
        program.run(args.array(1))
      } finally {
        machine.log("leaving timeout expired=" + Values.text(timeout.expired()))
      }
    }

  private suspend fun withRescheduledTimeout(args: Args) =
    timeout(args.duration(0)) { timeout ->
      timeout.reschedule(args.duration(1)?.let { getRunningLoop().time().plus(it) })
      program.run(args.array(2))
    }

  private suspend fun withTaskGroup(args: Args) = taskGroup {
    machine.groups.add(this)
    try {
      program.run(args.array(0))
    } finally {
      machine.groups.remove(this)
    }
  }

  private suspend fun withLock(args: Args) {
    val name = args.text(0)
    machine.`object`(name, Lockable::class.java).withLock {
      machine.log("in $name")
      program.run(args.array(1))
    }
  }
}
