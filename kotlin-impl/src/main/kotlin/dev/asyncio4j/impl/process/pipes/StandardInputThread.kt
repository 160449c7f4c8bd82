package dev.asyncio4j.impl.process.pipes

import java.io.IOException
import java.util.concurrent.locks.ReentrantLock
import kotlin.concurrent.thread
import kotlin.concurrent.withLock

/**
 * Reads standard input of the process, a block for each question of a loop.
 *
 * ```
 *   loop:    ask ─▶ asking ─────────────▶ answers ─▶ take
 *   thread:           └─▶ read System.in ──┘
 * ```
 *
 * One daemon thread for all loops, since a read cannot be called off: what comes when nobody asks
 * any longer is left for the next who does.
 */
internal object StandardInputThread {
  /** A loop that has asked for bytes. */
  interface Asker {
    /** Hears, from the thread or another loop, that the answer can be taken. */
    fun answered()
  }

  /** The outcome of one read. */
  sealed interface Answer {
    class Bytes(val bytes: ByteArray) : Answer

    class Failure(val error: IOException) : Answer

    object End : Answer
  }

  private val lock = ReentrantLock()
  private val wanted = lock.newCondition()
  private var started = false

  // -- guarded by the lock -----------------------------------------------------------------------

  /** The questions that have no answer yet, in their order. */
  private val asking = ArrayDeque<Asker>()
  private val answers = HashMap<Asker, Answer>()

  /** Bytes that came for a loop which then did not want them. */
  private var left = ByteArray(0)

  fun ask(asker: Asker) = lock.withLock {
    asking += asker
    passOn()
    if (asking.isNotEmpty()) if (started) wanted.signal() else start()
  }

  /** Passes on what is left, if there is any, to whoever has asked first. */
  private fun passOn() {
    if (left.isEmpty() || asking.isEmpty()) return
    answer(Answer.Bytes(left))
    left = ByteArray(0)
  }

  /** Takes a question back; false if its answer lies ready. */
  fun takeBack(asker: Asker): Boolean = lock.withLock { asking.remove(asker) }

  fun take(asker: Asker): Answer = lock.withLock { answers.remove(asker)!! }

  /** Drops the question of a loop that closes; an answer that it has not taken goes to the next. */
  fun forget(asker: Asker) = lock.withLock {
    asking.remove(asker)
    (answers.remove(asker) as? Answer.Bytes)?.let { left += it.bytes }
    passOn()
  }

  /** Gives back [bytes] that were taken and not read. They came before all that is left. */
  fun putBack(bytes: ByteArray) = lock.withLock {
    left = bytes + left
    passOn()
  }

  private fun answer(answer: Answer) {
    val asker = asking.removeFirst()
    answers[asker] = answer
    asker.answered()
  }

  private fun start() {
    started = true
    thread(isDaemon = true, name = "asyncio4j-stdin", block = ::pump)
  }

  private fun pump() {
    val buffer = ByteArray(BLOCK)
    while (true) {
      lock.withLock { while (asking.isEmpty()) wanted.awaitUninterruptibly() }
      val read = read(buffer)
      lock.withLock {
        if (read is Answer.Bytes) {
          left += read.bytes
          passOn()
        } else if (asking.isNotEmpty()) {
          answer(read)
        }
      }
    }
  }

  private fun read(buffer: ByteArray): Answer =
    try {
      val count = System.`in`.read(buffer)
      if (count < 0) Answer.End else Answer.Bytes(buffer.copyOf(count))
    } catch (error: Throwable) {
      Answer.Failure(ioError(error, "standard input"))
    }

  private const val BLOCK = 8 * 1024
}
