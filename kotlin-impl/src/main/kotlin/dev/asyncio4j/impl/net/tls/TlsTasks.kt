package dev.asyncio4j.impl.net.tls

import dev.asyncio4j.impl.loop.laterFromOutside
import dev.asyncio4j.impl.streams.LoopBuffers
import dev.asyncio4j.impl.tasks.TaskLoop
import java.util.concurrent.Executor
import java.util.concurrent.LinkedBlockingQueue
import java.util.concurrent.ThreadPoolExecutor
import java.util.concurrent.TimeUnit
import javax.net.ssl.SSLEngine

/**
 * The tasks that an engine delegates: the parts of a handshake that keep a core busy, or wait for
 * others: key agreements, signatures, the user's trust managers.
 *
 * ```
 *         few handshakes under way ──▶ run here, on the loop, as asyncio's: order stays what it is
 *   run ─┤
 *         more ──▶ AWAY: a thread runs them ──▶ onDone on the loop's turn, if that is still open
 * ```
 *
 * Nobody else touches the engine while they are away, and virtual time stands still.
 */
internal class TlsTasks(
  private val loop: TaskLoop,
  private val engine: SSLEngine,
  private val onDone: (Throwable?) -> Unit,
) {
  var away = false
    private set

  /** Runs the tasks. Returns true if they are done; false if [onDone] will be called. */
  fun run(): Boolean {
    if (LoopBuffers.of(loop).handshakes <= MOST_ON_LOOP) runAll() else send()
    return !away
  }

  private fun runAll() = generateSequence(engine::getDelegatedTask).forEach { it.run() }

  private fun send() {
    away = true
    loop.outsideWork.incrementAndGet()
    try {
      threads.execute {
        val error = runCatching(::runAll).exceptionOrNull()
        loop.laterFromOutside { back(error) }
      }
    } catch (error: Throwable) {
      came()
      throw error
    }
  }

  private fun back(error: Throwable?) {
    came()
    onDone(error)
  }

  private fun came() {
    loop.outsideWork.decrementAndGet()
    away = false
  }

  private companion object {
    /**
     * The number of handshakes that do without the threads: a program that talks to itself has both
     * ends of a connection on its loop.
     */
    const val MOST_ON_LOOP = 2
    const val IDLE_SECONDS = 1L

    /**
     * The threads for all loops: work for cores, some of which waits for others (a check of
     * revocation).
     */
    val threads: Executor by lazy {
      val most = maxOf(4, 2 * Runtime.getRuntime().availableProcessors())
      val waiting = LinkedBlockingQueue<Runnable>()
      ThreadPoolExecutor(most, most, IDLE_SECONDS, TimeUnit.SECONDS, waiting, ::daemon).apply {
        allowCoreThreadTimeOut(true)
      }
    }

    fun daemon(work: Runnable) =
      Thread(null, work, "asyncio4j-tls", 0, false).apply { isDaemon = true }
  }
}
