package dev.asyncio4j.impl.tasks

import dev.asyncio4j.impl.loop.RunningLoop
import dev.asyncio4j.impl.loop.Texts
import dev.asyncio4j.impl.watch.LockHeld
import java.time.Duration

/**
 * The texts of errors that more than one place raises: asyncio's own words, the object, then what
 * to do.
 */
internal object Messages {
  fun resultNotReady(future: Any) =
    "Result is not set: $future is still pending; await it, or ask done() first"

  fun alreadyDone(future: Any) =
    "invalid state: $future is already done; ask done() before setting it"

  fun noRunningLoop() =
    "no running event loop in thread '${Thread.currentThread().name}': " +
      "call this from a coroutine or callback of a loop, started with Asyncio.run(...); " +
      "from elsewhere use runCoroutineThreadsafe(coroutine, loop), in Kotlin with .await() behind it, " +
      "or withContext(loop.asCoroutineDispatcher()) { ... }, and flowOn(...) that dispatcher for a flow"

  fun awaitedItself(task: Any) = "Task cannot await on itself: $task; await another task, or return"

  fun otherLoop(task: Any, what: Any, loop: Any) =
    "$task got $what attached to a different loop, $loop: " +
      "await it on its own loop, or bring its result over with runCoroutineThreadsafe"

  fun generatorRuns(call: String, generator: Any) =
    "$call(): asynchronous generator is already running: $generator; await one call at a time"

  fun wrongThread(loop: Any, call: String) =
    "Non-thread-safe operation invoked on an event loop other than the current one: " +
      "$call on $loop from thread '${Thread.currentThread().name}'; use callSoonThreadsafe or runCoroutineThreadsafe"

  fun awaitOutside(): String {
    val loop = RunningLoop.current()?.loop
    return if (loop == null)
      "await outside a coroutine: no event loop runs in thread '${Thread.currentThread().name}'; " +
        "put the code into async(() -> ...) and start it with Asyncio.run(...), " +
        "or wait for it from outside with runCoroutineThreadsafe(coroutine, loop).join()" +
        (Elsewhere.place?.let { "; this runs on another machine, $it, than the loop that sent it" }
          ?: "")
    else
      "await outside a coroutine: a callback of $loop cannot be suspended; " +
        "start a task in it with createTask(async(() -> ...)) and await there"
  }

  fun stalled(entry: String, loop: Any, seconds: String, lock: LockHeld?) =
    "Executing $entry blocks $loop for $seconds seconds already, and all else of it waits: " +
      if (lock != null)
        "it waits for ${lock.lock}, which is held by ${lock.holder}; " +
          "take such a lock in toThread(...), or hold it for moments only"
      else
        "await in place of blocking (sleep(...) for Thread.sleep, await(...) for get, join and runBlocking), " +
          "or put the blocking code into toThread(...)"

  fun blockingOnOwnLoop(call: String, what: Any, loop: Any) =
    "$call on the loop's own turn would wait for ever: $what needs $loop, which this call would block; " +
      "await it here, or block in a thread of its own with toThread(...)"

  fun notAwaitable(what: Any?) =
    "An asyncio4j coroutine or future is required, got ${Texts.of(what)}: make one with async(...), createFuture() or wrapFuture(...)"

  /** The clock is moved by hand if there is a [next] timer. */
  fun deadlock(tasks: List<*>, next: Duration?) =
    (if (next == null)
      "Deadlock: nothing is ready, no timer is set and no outside work is pending, so these tasks can never go on:"
    else
      "Deadlock: nothing is ready, and time does not move by itself; next timer in $next: advance(...) or autoJump(true); these tasks wait:") +
      tasks.joinToString("") { "\n  $it" } +
      (if (tasks.isEmpty()) "\n  (no task; the loop waits for stop())" else "") +
      "\nComplete what they wait for, or give the wait a timeout"
}
