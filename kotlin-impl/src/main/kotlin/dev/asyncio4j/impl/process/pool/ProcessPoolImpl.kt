package dev.asyncio4j.impl.process.pool

import dev.asyncio4j.impl.loop.Texts
import dev.asyncio4j.impl.process.child.close
import dev.asyncio4j.impl.remote.Serial
import dev.asyncio4j.impl.threads.ToldFuture
import dev.asyncio4j.subprocess.PoolOptions
import dev.asyncio4j.subprocess.ProcessPool
import java.io.IOException
import java.util.concurrent.Callable
import java.util.concurrent.CancellationException
import java.util.concurrent.CompletableFuture
import java.util.concurrent.ConcurrentHashMap
import java.util.concurrent.Future
import java.util.concurrent.FutureTask
import java.util.concurrent.LinkedBlockingQueue
import java.util.concurrent.RunnableFuture
import java.util.concurrent.ThreadPoolExecutor
import java.util.concurrent.TimeUnit

/**
 * A thread pool whose threads have a JVM each, and pass their work on to it.
 *
 * So queue, order, shutdown and futures are those of the JDK's pool, and its interrupt of a thread
 * is what kills a JVM: nobody else touches that, so none is killed for a job that it had before.
 */
internal class ProcessPoolImpl(processes: Int, private val options: PoolOptions) :
  ThreadPoolExecutor(
    checked(processes),
    processes,
    0,
    TimeUnit.SECONDS,
    LinkedBlockingQueue(),
  ),
  ProcessPool {
  private val threads = ConcurrentHashMap.newKeySet<PoolThread>()
  private val initializer = options.initializer()?.let(::serialised)
  private val maxTasksPerChild = options.maxTasksPerChild() ?: Int.MAX_VALUE

  init {
    setThreadFactory(::PoolThread)
  }

  @Suppress("UNCHECKED_CAST")
  override fun <T> newTaskFor(callable: Callable<T>): RunnableFuture<T> = RemoteTask { thread ->
    thread.call(callable) as T
  }

  override fun <T> newTaskFor(runnable: Runnable, value: T): RunnableFuture<T> =
    RemoteTask { thread ->
      thread.call(RunnableCall(runnable))
      value
    }

  override fun execute(command: Runnable) =
    super.execute(if (command is RemoteTask<*>) command else newTaskFor(command, null))

  /** Cancels the queued jobs: they can run nowhere else, and their waiting callers are to know. */
  override fun shutdownNow(): List<Runnable> =
    super.shutdownNow().onEach { (it as Future<*>).cancel(false) }

  override fun beforeExecute(thread: Thread, command: Runnable) {
    (thread as PoolThread).task = command as RemoteTask<*>
  }

  override fun afterExecute(command: Runnable, error: Throwable?) =
    (Thread.currentThread() as PoolThread).rest()

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
    lateinit var task: RemoteTask<*>

    private var worker: WorkerJvm? = null

    init {
      isDaemon = true
    }

    override fun run() {
      threads += this // not where it is made: one that is never started would never leave
      try {
        super.run()
      } finally {
        interrupted() // what wakes an idle thread may come when it has left: it is no hurry
        dismiss()
        threads -= this
      }
    }

    fun call(callable: Callable<*>): Any? {
      val request = Serial.bytes(callable)
      val worker = worker?.takeIf(WorkerJvm::isReady) ?: newWorker()
      if (task.isCancelled) throw CancellationException("cancelled before it was sent to a process")
      return worker.call(request)
    }

    private fun newWorker(): WorkerJvm {
      dismiss()
      val new = WorkerJvm(options.jvmOptions())
      try {
        initializer?.let(new::call)
      } catch (error: Throwable) {
        new.close()
        throw IllegalStateException(
          "the initializer of the process pool failed: ${Texts.of(error)}",
          error,
        )
      }
      return new.also { worker = it }
    }

    /** Cleans up after a job, whose outcome is known already. */
    fun rest() {
      val done = worker ?: return
      val initial = if (initializer == null) 0 else 1
      if (done.calls - initial >= maxTasksPerChild) dismiss()
    }

    private fun dismiss() {
      worker?.close()
      worker = null
    }
  }

  /** A future that ends with the answer of a JVM. */
  private class RemoteTask<T>(call: (PoolThread) -> T) :
    FutureTask<T>({ call(Thread.currentThread() as PoolThread) }), ToldFuture<T> {
    private val ended = CompletableFuture<Unit>()

    @Volatile
    override var failure: Throwable? = null
      private set

    override fun setException(error: Throwable) {
      failure = error
      super.setException(error)
    }

    override fun done() {
      ended.complete(Unit)
    }

    override fun whenEnded(action: () -> Unit) {
      ended.thenRun(action)
    }
  }

  private companion object {
    fun checked(processes: Int): Int {
      require(processes > 0) { "max_workers must be greater than 0, got $processes" }
      return processes
    }

    fun serialised(initializer: PoolOptions.Initializer): ByteArray =
      try {
        Serial.bytes(InitializerCall(initializer))
      } catch (error: IOException) {
        throw IllegalArgumentException(
          "the initializer cannot be serialised: ${Texts.of(error)}",
          error,
        )
      }
  }
}
