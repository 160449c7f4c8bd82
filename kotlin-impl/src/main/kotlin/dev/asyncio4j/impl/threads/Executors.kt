package dev.asyncio4j.impl.threads

import dev.asyncio4j.Body
import dev.asyncio4j.impl.fibers.lazyWithRoom
import dev.asyncio4j.impl.loop.ContextImpl
import dev.asyncio4j.impl.loop.Texts
import dev.asyncio4j.impl.loop.logger
import dev.asyncio4j.impl.tasks.FutureImpl
import dev.asyncio4j.impl.tasks.ParkingLot
import dev.asyncio4j.impl.tasks.TaskLoop
import dev.asyncio4j.impl.tasks.release
import dev.asyncio4j.subprocess.ProcessPool
import java.lang.System.Logger.Level
import java.time.Duration
import java.util.concurrent.Callable
import java.util.concurrent.Executor
import java.util.concurrent.ExecutorService
import kotlinx.coroutines.Dispatchers
import kotlinx.coroutines.asExecutor

/** Threads for blocking code: `Dispatchers.IO` unless the user sets or names an executor. */
internal class Executors(private val loop: TaskLoop) {
  private var default: ExecutorService? = null
  private var defaultIsHere = false
  private var shutDown = false

  /**
   * The number of jobs in the default executor whose end the loop has not seen; all on the loop's
   * turn.
   */
  private var running = 0

  val idle: Boolean
    get() = running == 0

  val jobs: Int
    get() = running

  private val joiners = ParkingLot(this, loop)

  fun setDefault(executor: ExecutorService) {
    require(!executor.isShutdown) {
      "executor ${Texts.of(executor)} is shut down: set one that takes work"
    }
    default = executor
    defaultIsHere =
      executor !is ProcessPool && ExecutorAdapters.of(executor)?.remote(executor) != true
  }

  /**
   * The way a job runs; its [onEnd] is called once, on the loop's turn, also if it cannot begin.
   */
  class Options(
    val context: ContextImpl? = null,
    val interruptible: Boolean = false,
    val onEnd: () -> Unit = {},
  )

  fun <T> submit(
    executor: ExecutorService?,
    body: Body<T>,
    options: Options = PLAIN,
  ): FutureImpl<T> {
    val ofDefault = executor == null
    if (ofDefault) running++
    return begin(ThreadJob(loop, body, options) { if (ofDefault) defaultEnded() }) { job ->
      check(executor != null || !shutDown) {
        "Executor shutdown has been called: $loop takes no more work for threads"
      }
      val service = executor ?: default
      if (service == null) sharedThreads.execute(job)
      else {
        val adapter = ExecutorAdapters.of(service)
        if (adapter == null) job.follow(service.submit(job as Callable<T?>))
        else job.submit(adapter, service)
      }
    }
  }

  /** Submits work that keeps a core busy. */
  fun <T> compute(body: Body<T>, options: Options): FutureImpl<T> =
    begin(ThreadJob(loop, body, options) {}) { coreThreads.execute(it) }

  /**
   * Submits blocking work of the library's own: to the executor that the user has set, as in
   * asyncio, if it is in this process, else to [own] threads, which no job of the user's holds.
   */
  fun <T> submitOwn(own: Executor, body: Body<T>): FutureImpl<T> =
    if (defaultIsHere) submit(null, body)
    else begin(ThreadJob(loop, body, PLAIN) {}) { own.execute(it) }

  private inline fun <T> begin(job: ThreadJob<T>, start: (ThreadJob<T>) -> Unit): FutureImpl<T> {
    loop.outsideWork.incrementAndGet()
    try {
      loop.checkOpen()
      start(job)
    } catch (error: Throwable) {
      job.ended()
      throw error
    }
    return job.future
  }

  private fun defaultEnded() {
    if (--running == 0) joiners.wake()
  }

  /**
   * Waits until the default executor's jobs of this loop have ended; it takes no new ones from the
   * call on.
   */
  suspend fun shutdown(timeout: Duration?) {
    shutDown = true
    if (running > 0) {
      val waiter = joiners.add()
      val timer = timeout?.let { loop.callLater(it, waiter::release) }
      joiners.awaitTurn(waiter)
      timer?.cancel()
    }
    if (running > 0) {
      logger.log(
        Level.WARNING,
        "The executor did not finish joining its threads within $timeout: $running still run",
      )
    } else default?.shutdown()
  }

  fun close() {
    default?.shutdown()
  }

  private companion object {
    val PLAIN = Options()
    val sharedThreads: Executor by lazyWithRoom { Dispatchers.IO.asExecutor() }
    val coreThreads: Executor by lazyWithRoom { Dispatchers.Default.asExecutor() }
  }
}

internal inline val TaskLoop.executors: Executors
  get() = part(Executors::class.java)
