package dev.asyncio4j.impl.watch

import dev.asyncio4j.exceptions.DeadlockException
import dev.asyncio4j.impl.loop.BodyStack
import dev.asyncio4j.impl.loop.EndsRun
import dev.asyncio4j.impl.loop.LoopCore

/** Ends the run of a loop that waits for itself, see [LockWatch]; has both stacks. */
internal class LockDeadlock(message: String, val holder: BodyStack?) :
  DeadlockException(message), EndsRun {
  override fun toString() = "${DeadlockException::class.java.name}: $message"
}

/**
 * A lock that the code which has the turn waits for, and who holds it.
 *
 * @property deadlock null if that is not code of the same loop
 */
internal class LockHeld(val lock: String, val holder: String, val deadlock: LockDeadlock?) {

  companion object {
    /** Follows the locks from [blocked] on, which [running] runs on; null if it leads nowhere. */
    fun find(loop: LoopCore, blocked: Thread, running: BodyStack?): LockHeld? {
      var held: LockHeld? = null
      var wait = LockOwners.of(blocked) ?: return null
      repeat(MOST_HOLDERS) {
        val owner = loop.fibers.all().firstOrNull { it.thread.id == wait.owner }
        val ofLoop = owner != null || wait.owner == loop.thread?.id
        if (ofLoop && wait.owner != blocked.id) {
          val lock = held?.lock ?: wait.lock
          return LockHeld(lock, "$owner", deadlock(loop, lock, blocked, running, owner))
        }
        held = held ?: LockHeld(wait.lock, wait.ownerName, null)
        wait = LockOwners.of(wait.owner) ?: return held
      }
      return held
    }

    /**
     * The same where [blocked] waits for a class whose initialiser a suspended, or mounting, body
     * of this loop runs.
     */
    fun findInitialiser(loop: LoopCore, blocked: Thread, running: BodyStack?): LockHeld? {
      for (fiber in loop.fibers.all().take(MOST_LOOKED_AT)) {
        if (fiber === running) continue
        val frame = fiber.stackTrace().firstOrNull { it.methodName == "<clinit>" } ?: continue
        if (!LockOwners.someThreadWaitsFor(frame.className)) continue
        val lock = "the initialisation of class ${frame.className}"
        return LockHeld(lock, "$fiber", deadlock(loop, lock, blocked, running, fiber))
      }
      return null
    }

    private fun deadlock(
      loop: LoopCore,
      lock: String,
      blocked: Thread,
      running: BodyStack?,
      holder: BodyStack?,
    ): LockDeadlock {
      val who = describe(running)
      val other = describe(holder)
      val error =
        LockDeadlock(
          "Deadlock: $who waits for $lock, which is held by $other; that one is suspended until it gets the turn " +
            "of $loop, so none of them can ever go on: do not await while holding a monitor or lock, nor in a " +
            "static initialiser (synchronized, ReentrantLock, ConcurrentHashMap.computeIfAbsent); use " +
            "dev.asyncio4j.sync.Lock, or release it before the await",
          holder,
        )
      error.stackTrace = blocked.stackTrace
      val thread = holder?.thread ?: loop.thread
      error.addSuppressed(HolderHere(other, thread?.stackTrace ?: emptyArray()))
      return error
    }

    /** The context of a body is, or has, its task. Texts of users may fail. */
    private fun describe(fiber: BodyStack?): String =
      if (fiber == null) "code on the loop's own thread (a callback, or Kotlin code)"
      else runCatching { fiber.context.toString() }.getOrDefault("a task")

    private const val MOST_HOLDERS = 16
    private const val MOST_LOOKED_AT = 1000
  }
}

private class HolderHere(who: String, stack: Array<StackTraceElement>) :
  Throwable("$who holds the lock, and is suspended here", null, false, true) {
  init {
    stackTrace = stack
  }

  override fun toString() = message!!
}
