package dev.asyncio4j.impl.process

import dev.asyncio4j.subprocess.ProcessPool
import java.io.Serializable
import java.util.concurrent.Callable
import java.util.concurrent.ConcurrentHashMap
import java.util.concurrent.FutureTask
import java.util.concurrent.LinkedBlockingQueue
import java.util.concurrent.RunnableFuture
import java.util.concurrent.ThreadPoolExecutor
import java.util.concurrent.TimeUnit

/**
 * A thread pool whose threads have a JVM each, and pass their work on to it.
 *
 * So queue, order, shutdown and futures are those of the JDK's pool.
 */
internal class ProcessPoolImpl(processes: Int, private val jvmOptions: List<String>) :
  ThreadPoolExecutor(
    checked(processes),
    processes,
    0,
    TimeUnit.SECONDS,
    LinkedBlockingQueue(),
  ),
  ProcessPool {
  private val threads = ConcurrentHashMap.newKeySet<PoolThread>()

  init {
    setThreadFactory(::PoolThread)
  }

  override fun <T> newTaskFor(callable: Callable<T>): RunnableFuture<T> = RemoteTask(callable)

  override fun <T> newTaskFor(runnable: Runnable, value: T): RunnableFuture<T> =
    RemoteTask(RunnableCall(runnable, value))

  override fun execute(command: Runnable) =
    super.execute(if (command is RemoteTask<*>) command else newTaskFor(command, null))

  override fun shutdownNow(): List<Runnable> =
    super.shutdownNow().also { threads.forEach(PoolThread::killWorker) }

  override fun close() {
    shutdown()
    var interrupted = false
    while (!isTerminated || threads.isNotEmpty()) {
      try {
        awaitTermination(1, TimeUnit.DAYS)
        threads.forEach(Thread::join)
      } catch (_: InterruptedException) {
        interrupted = true
        shutdownNow()
      }
    }
    if (interrupted) Thread.currentThread().interrupt()
  }

  private inner class PoolThread(work: Runnable) : Thread(work, "asyncio4j-process-pool") {
    @Volatile private var worker: WorkerJvm? = null

    init {
      isDaemon = true
    }

    override fun run() {
      threads += this // not where it is made: one that is never started would never leave
      try {
        super.run()
      } finally {
        worker?.close()
        threads -= this
      }
    }

    /** Who cancels interrupts first and kills [worker] then: one of the two is seen here. */
    fun <T> call(callable: Callable<T>): T {
      val request = WorkerJvm.serialised(callable)
      val worker = worker?.takeIf(WorkerJvm::isAlive) ?: WorkerJvm(jvmOptions).also { worker = it }
      if (interrupted()) throw InterruptedException("cancelled before it was sent to a process")
      return worker.call(request)
    }

    fun killWorker() {
      worker?.kill()
    }
  }

  /** A future whose interrupt kills the JVM that works for it. */
  private inner class RemoteTask<T>(private val callable: Callable<T>) :
    FutureTask<T>({ (Thread.currentThread() as PoolThread).call(callable) }) {
    @Volatile private var runner: PoolThread? = null

    override fun run() {
      runner = Thread.currentThread() as PoolThread
      super.run()
      runner = null
    }

    override fun cancel(mayInterruptIfRunning: Boolean): Boolean =
      super.cancel(mayInterruptIfRunning).also {
        if (it && mayInterruptIfRunning) runner?.killWorker()
      }
  }

  /** A runnable on its way to another JVM. */
  private class RunnableCall<T>(private val runnable: Runnable, @Transient private val value: T) :
    Callable<T>, Serializable {
    @Suppress("UNCHECKED_CAST")
    override fun call(): T {
      runnable.run()
      return value
    }

    private companion object {
      private const val serialVersionUID = 1L
    }
  }

  private companion object {
    fun checked(processes: Int): Int {
      require(processes > 0) { "max_workers must be greater than 0, got $processes" }
      return processes
    }
  }
}
