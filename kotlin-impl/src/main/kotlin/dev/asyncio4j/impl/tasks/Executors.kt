package dev.asyncio4j.impl.tasks

import dev.asyncio4j.Body
import dev.asyncio4j.Coroutine
import dev.asyncio4j.exceptions.CancelledError
import dev.asyncio4j.impl.loop.Fiber
import java.lang.System.Logger.Level
import java.time.Duration
import java.util.concurrent.Executor
import java.util.concurrent.ExecutorService
import java.util.concurrent.atomic.AtomicBoolean
import kotlinx.coroutines.Dispatchers
import kotlinx.coroutines.asExecutor

/** Threads for blocking code: `Dispatchers.IO` unless the user sets or names an executor. */
internal class Executors(private val loop: EventLoopImpl) {
  private var default: ExecutorService? = null
  private var shutDown = false

  /** Jobs in the default executor whose end the loop has not seen; all on the loop's turn. */
  private var running = 0

  val idle: Boolean
    get() = running == 0

  private var allEnded: FutureImpl<Unit>? = null

  fun setDefault(executor: ExecutorService) {
    default = executor
  }

  fun <T> submit(executor: ExecutorService?, body: Body<T>): FutureImpl<T> {
    loop.checkOpen()
    check(executor != null || !shutDown) {
      "Executor shutdown has been called: $loop takes no more work for threads"
    }
    val future = FutureImpl<T>(loop)
    val job = Job(future, body, ofDefault = executor == null)
    loop.outsideWork.incrementAndGet()
    if (executor == null) running++
    try {
      val service = executor ?: default
      if (service == null) sharedThreads.execute(job)
      else job.cancelWith(Fiber.outside { service.submit(job) })
    } catch (error: Throwable) {
      job.ended()
      throw error
    }
    return future
  }

  /**
   * Waits until the default executor's jobs of this loop have ended; it takes no new ones from the
   * call on.
   */
  fun shutdown(timeout: Duration?): Coroutine<Void?> =
    SuspendCoroutine("shutdownDefaultExecutor") {
      shutDown = true
      if (running > 0) {
        val waiter = FutureImpl<Unit>(loop).also { allEnded = it }
        val timer = timeout?.let { loop.callLater(it, waiter::release) }
        waiter.awaitDone()
        timer?.cancel()
      }
      if (running > 0) {
        logger.log(
          Level.WARNING,
          "The executor did not finish joining its threads within $timeout: $running still run",
        )
      } else default?.shutdown()
      null
    }

  fun close() {
    default?.shutdown()
  }

  private inner class Job<T>(
    private val future: FutureImpl<T>,
    private val body: Body<T>,
    private val ofDefault: Boolean,
  ) : Runnable {
    /**
     * Set by whoever comes first, the thread that runs the job or a cancel that takes it back: its
     * end counts once.
     */
    private val begun = AtomicBoolean()

    override fun run() {
      if (!begun.compareAndSet(false, true)) return
      val result = runCatching(body::run)
      loop.fromOutside {
        ended()
        if (!future.done()) result.fold(future::setResult, ::fail)
      }
    }

    private fun fail(error: Throwable) {
      if (error is CancelledError) future.cancel(error.message) else future.setException(error)
    }

    /** Cancelling the future takes back a job that has not started; one that runs goes on. */
    fun cancelWith(handle: java.util.concurrent.Future<*>) {
      future.whenDone {
        if (future.cancelled() && begun.compareAndSet(false, true)) {
          handle.cancel(false)
          ended()
        }
      }
    }

    fun ended() {
      loop.outsideWork.decrementAndGet()
      if (ofDefault && --running == 0) allEnded?.release()
    }
  }

  private companion object {
    val sharedThreads: Executor = Dispatchers.IO.asExecutor()
    val logger: System.Logger = System.getLogger("asyncio4j")
  }
}
