package dev.asyncio4j.impl.net.tls

import dev.asyncio4j.impl.loop.fromOutside
import dev.asyncio4j.impl.streams.LoopBuffers
import dev.asyncio4j.impl.tasks.TaskLoop
import java.util.concurrent.Executor
import java.util.concurrent.LinkedBlockingQueue
import java.util.concurrent.ThreadPoolExecutor
import java.util.concurrent.TimeUnit
import javax.net.ssl.SSLEngine

/**
 * The tasks that an engine delegates: what of a handshake keeps a core busy, or waits for others:
 * key agreements, signatures, the user's trust managers.
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

  /** True if they are done; false if [onDone] will be called. */
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
        loop.fromOutside { back(error) }
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
    /** A program that talks to itself has both ends of a connection on its loop. */
    const val MOST_ON_LOOP = 2
    const val IDLE_SECONDS = 1L

    /** For all loops: work for cores, some of which waits for others (a check of revocation). */
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
