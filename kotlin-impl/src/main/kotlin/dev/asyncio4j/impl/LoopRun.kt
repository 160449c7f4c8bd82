package dev.asyncio4j.impl

import dev.asyncio4j.Awaitable
import dev.asyncio4j.exceptions.RunInterruptedException
import dev.asyncio4j.impl.inspect.BlockedWatch
import dev.asyncio4j.impl.inspect.FlightWatch
import dev.asyncio4j.impl.iteration.generators
import dev.asyncio4j.impl.loop.RunningLoop
import dev.asyncio4j.impl.loop.VirtualThreads
import dev.asyncio4j.impl.tasks.TaskImpl
import dev.asyncio4j.impl.tasks.TaskLoop
import dev.asyncio4j.impl.tasks.ensureFuture
import dev.asyncio4j.impl.tasks.whenDone
import dev.asyncio4j.impl.watch.LOOK_NANOS
import dev.asyncio4j.impl.watch.LoopWatch
import dev.asyncio4j.impl.watch.Watched
import java.util.concurrent.locks.LockSupport
import jdk.jfr.FlightRecorder

/** `run_forever` and `run_until_complete`, on the kind of thread that the fiber mode wants. */
internal class LoopRun(private val loop: TaskLoop) {

  fun forever() {
    checkRunnable("runForever")
    onLoopThread { loop.runPasses() }
  }

  fun <T> untilComplete(what: Awaitable<T>): T {
    checkRunnable("runUntilComplete")
    val future = ensureFuture(what, loop)
    var running = true
    val stop = future.whenDone { if (running) loop.stop() }
    try {
      onLoopThread { loop.runPasses() }
    } catch (error: Throwable) {
      if (future !== what && future.done()) future.retrieved()
      throw error
    } finally {
      running = false // the callback may be queued already: it must not stop the next run
      future.removeCallback(stop)
      loop.knownPending.removeIf { it.done() }
      if (future !== what && future is TaskImpl<*> && !future.done()) loop.knownPending += future
    }
    check(future.done()) {
      "Event loop stopped before Future completed: $future is still pending; run the loop again"
    }
    return future.result()
  }

  private fun checkRunnable(call: String) {
    loop.checkOpen()
    check(!loop.isRunning()) {
      "This event loop is already running: $loop; await the coroutine there"
    }
    loop.lockWatch.found?.let { throw it }
    check(RunningLoop.current() == null) {
      "Cannot run the event loop while another loop is running: " + runInsideLoop(call)
    }
  }

  /** Runs the last turn of a loop that closes: here, unless bodies are left that it resumes. */
  fun close(lastTurn: () -> Unit) {
    val carries =
      !loop.fibers.haveThreads &&
        (loop.unfinishedTasks().isNotEmpty() ||
          !loop.generators.idle ||
          VirtualThreads.isVirtual(Thread.currentThread()))
    val interrupted = Thread.interrupted()
    try {
      if (!carries || !move(lastTurn)) lastTurn()
    } finally {
      if (loop.interrupts.endRun() || interrupted) Thread.currentThread().interrupt()
    }
  }

  private fun onLoopThread(passes: () -> Unit) {
    tellFlight()
    if (Thread.interrupted()) loop.interrupts.note() // in the first pass, in every mode
    try {
      if (!move(passes)) watched(passes)
      loop.lockWatch.found?.let { throw it } // a body may have caught it
    } catch (error: RunInterruptedException) {
      Thread.currentThread().interrupt()
      throw error
    } finally {
      if (loop.interrupts.endRun()) Thread.currentThread().interrupt()
    }
  }

  /** Has a flight recording, if the JVM was ever made to record, hear of the loop. */
  private fun tellFlight() {
    val isOn =
      try {
        FlightRecorder.isInitialized()
      } catch (_: NoClassDefFoundError) {
        false // the JVM has no such module
      }
    if (isOn) FlightWatch.look(loop)
  }

  /** Runs [passes] on this thread, so that another one has to look at the loop from outside. */
  private fun watched(passes: () -> Unit) {
    val watches = Watches()
    LoopWatch.watch(watches)
    try {
      passes()
    } finally {
      LoopWatch.leave(watches)
    }
  }

  /**
   * Runs [passes] on a thread of the kind that the fiber mode wants, if it wants another one; this
   * one waits, looks at the loop from outside and hands its interrupts on.
   */
  private fun move(passes: () -> Unit): Boolean {
    val moved = Moved(passes)
    val host = loop.fibers.mode.hostOf(moved) ?: return false
    loop.threadName?.let(host::setName)
    host.start()
    val watches = Watches()
    var watching = true
    while (!moved.done) {
      LockSupport.parkNanos(this, watches.intervalNanos)
      if (Thread.interrupted()) loop.interrupts.note()
      if (moved.done) break
      if (watching) watching = LoopWatch.lookAt(watches)
      loop.lockWatch.stuck?.let { throw it }
    }
    moved.result!!.getOrThrow()
    return true
  }

  /** The looks at the loop from outside; the second one is not loaded before there is a look. */
  private inner class Watches : Watched {
    private var blocked: BlockedWatch? = null
    private val began = System.nanoTime()

    override val intervalNanos: Long
      get() = blocked?.intervalNanos ?: LOOK_NANOS

    override fun look() {
      loop.lockWatch.look()
      (blocked ?: BlockedWatch(loop).also { blocked = it }).look()
      tellFlight()
      OpenLoops.show(System.nanoTime() - began)
    }
  }

  private inner class Moved(private val passes: () -> Unit) : Runnable {
    private val caller = Thread.currentThread()
    var result: Result<Unit>? = null
      private set

    /** Publishes [result]: written last by the host, read first by the caller. */
    @Volatile
    var done = false
      private set

    override fun run() {
      loop.threadIsOwn = true
      result = runCatching(passes)
      loop.threadIsOwn = false
      done = true
      LockSupport.unpark(caller)
    }
  }
}

/** Returns the error text of [call], which is made where a loop runs already. */
internal fun runInsideLoop(call: String): String {
  val loop = TaskLoop.running()
  return "$call cannot be called from a running event loop: $loop runs in thread '${Thread.currentThread().name}'" +
    (loop?.currentTask?.let { ", in task '${it.getName()}'" } ?: "") +
    "; await the coroutine there, or start it with createTask(...)"
}
