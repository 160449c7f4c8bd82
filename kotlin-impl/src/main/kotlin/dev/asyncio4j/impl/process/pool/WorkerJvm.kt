package dev.asyncio4j.impl.process.pool

import dev.asyncio4j.exceptions.WorkerLostException
import dev.asyncio4j.impl.process.child.ExitCode
import dev.asyncio4j.impl.process.child.close
import dev.asyncio4j.impl.process.pool.WorkerLink.GarbageException
import dev.asyncio4j.impl.process.pool.WorkerLink.Kind
import dev.asyncio4j.impl.remote.RemoteError
import dev.asyncio4j.impl.remote.Serial
import dev.asyncio4j.impl.threads.uninterruptibly
import java.io.EOFException
import java.io.IOException
import java.io.UncheckedIOException
import java.nio.channels.ClosedByInterruptException
import java.util.concurrent.Callable
import java.util.concurrent.TimeUnit

/**
 * A JVM that runs the work it is sent, one call at a time, for one thread of a pool.
 *
 * ```
 *   STARTING ──▶ IDLE ◀──▶ CALLED ── death, garbage, an interrupt of the thread ──▶ KILLED
 *                  └── close ──▶ it ends as it likes, and is killed if that takes long
 * ```
 *
 * Its own standard streams are the jobs': an input that is at its end, and [WorkerOutput].
 */
internal class WorkerJvm(jvmOptions: List<String>) : AutoCloseable {
  private enum class State {
    STARTING,
    IDLE,
    CALLED,
    KILLED,
  }

  private var state = State.STARTING
  private val process = process(WorkerCommand.of(jvmOptions))
  private val output = WorkerOutput(process.inputStream)
  private val link = connect()

  /** The number of calls it has answered. */
  var calls = 0
    private set

  /** Connects. The door is made while the JVM starts. */
  private fun connect(): WorkerLink {
    try {
      WorkerDoor().use { door ->
        // Not at Process.onExit: that needs a thread of the common pool.
        output.ended.thenRun(door::close)
        door.tell(process.outputStream)
        return door.admit().also { state = State.IDLE }
      }
    } catch (error: Throwable) {
      kill()
      throw translated(
        error,
        "A process in the process pool ended before it took work",
        HINT,
        false,
      )
    }
  }

  /** True if it can be called. */
  val isReady: Boolean
    get() = state == State.IDLE && process.isAlive && link.isQuiet()

  /** Calls [request], a serialised [Callable]; any other failure ends the process. */
  fun call(request: ByteArray): Any? {
    val answer = exchange(request)
    calls++
    val value = Serial.value(answer.body)
    if (answer.kind == Kind.ERROR) throw (value as RemoteError).toThrowable()
    return value
  }

  private fun exchange(request: ByteArray): WorkerLink.Frame {
    try {
      state = State.CALLED
      link.send(Kind.CALL, request)
      val answer = link.receive() ?: throw EOFException("it has closed its socket")
      if (answer.kind == Kind.RESULT || answer.kind == Kind.ERROR)
        return answer.also { state = State.IDLE }
      throw GarbageException("a frame of the kind ${answer.kind}")
    } catch (error: Throwable) {
      link.close()
      kill()
      if (error is GarbageException)
        throw translated(error, "$GARBAGE, ${error.shown}, and was killed")
      throw translated(error, ABRUPTLY)
    }
  }

  private fun translated(
    error: Throwable,
    text: String,
    hint: String = "",
    maybeRan: Boolean = true,
  ): Throwable {
    if (error is ClosedByInterruptException)
      return InterruptedException("process ${process.pid()} of the process pool was killed")
    if (error !is IOException) return error
    val worker = "process ${process.pid()}"
    val end = "$worker, exit code ${ExitCode.of(process.exitValue())}${output.lastWords()}"
    return WorkerLostException("$text: $end$hint", worker, maybeRan, error)
  }

  /** Ends it, politely at first. An interrupt ends the patience. */
  override fun close() {
    try {
      link.send(Kind.CLOSE)
      process.waitFor(PATIENCE_SECONDS, TimeUnit.SECONDS)
    } catch (_: IOException) {
      // it has ended already
    } catch (_: InterruptedException) {
      Thread.currentThread().interrupt()
    }
    link.close()
    kill()
  }

  /** Kills it: when this returns it is gone, and what it printed has been read. */
  private fun kill() {
    state = State.KILLED
    process.toHandle().destroyForcibly() // not Process.destroy: that closes its output, too
    uninterruptibly {
      process.waitFor()
      output.join(LAST_WORDS_MILLIS) // a child of its own may keep the stream open
    }
  }

  private companion object {
    const val ABRUPTLY =
      "A process in the process pool was terminated abruptly while the future was running"
    const val GARBAGE = "A process in the process pool sent what is no answer"
    const val HINT = "; look at the pool's JVM options"
    const val PATIENCE_SECONDS = 5L
    const val LAST_WORDS_MILLIS = 1000L

    fun process(command: List<String>): Process =
      try {
        ProcessBuilder(command).redirectErrorStream(true).start()
      } catch (error: IOException) {
        val text = "a process of the process pool cannot be started: ${error.message}"
        throw UncheckedIOException(text, error)
      }
  }
}
