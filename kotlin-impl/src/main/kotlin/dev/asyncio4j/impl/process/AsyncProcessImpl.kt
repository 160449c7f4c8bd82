package dev.asyncio4j.impl.process

import dev.asyncio4j.Coroutine
import dev.asyncio4j.exceptions.CancelledError
import dev.asyncio4j.impl.fibers.Fiber
import dev.asyncio4j.impl.loop.logger
import dev.asyncio4j.impl.process.child.close
import dev.asyncio4j.impl.tasks.JavaAwait
import dev.asyncio4j.impl.tasks.SuspendCoroutine
import dev.asyncio4j.impl.tasks.saturatedNanos
import dev.asyncio4j.subprocess.AsyncProcess
import dev.asyncio4j.subprocess.Output
import java.io.UncheckedIOException
import java.lang.System.Logger.Level
import java.time.Duration

/** A child with streams: `asyncio.subprocess.Process`. */
internal class AsyncProcessImpl(
  private val transport: SubprocessTransportImpl,
  private val streams: ProcessStreams,
  private val grace: Duration,
) : AsyncProcess {
  private var fed = false

  override fun transport() = transport

  override fun stdin() = streams.stdin ?: throw noPipe("stdin")

  override fun stdout() = streams.stdout ?: throw noPipe("stdout")

  override fun stderr() = streams.stderr ?: throw noPipe("stderr")

  private fun noPipe(name: String) =
    IllegalStateException(
      "$name of $this is no pipe: start it with ProcessOptions.$name(Stdio.PIPE)"
    )

  override fun pid() = transport.pid()

  override fun returnCode() = transport.returnCode()

  override fun sendSignal(name: String) = transport.sendSignal(name)

  override fun terminate() = transport.terminate()

  override fun kill() = transport.kill()

  override fun sendSignalToGroup(name: String) = transport.sendSignalToGroup(name)

  override fun killGroup() = transport.killGroup()

  override fun waitFor(): Coroutine<Int> =
    SuspendCoroutine("AsyncProcess.waitFor") { transport.waitForExit() }

  override fun communicate(input: ByteArray?): Coroutine<Output> =
    SuspendCoroutine("AsyncProcess.communicate") {
      feed(input)
      // Nothing is taken from the readers before all is there: a cancelled call loses nothing.
      val readers = listOfNotNull(streams.stdout, streams.stderr)
      try {
        readers.forEach { it.unlimited = true }
        readers.forEach { it.awaitEof() }
      } finally {
        readers.forEach { it.unlimited = false }
      }
      transport.waitForExit()
      Output(streams.stdout?.takeAll(), streams.stderr?.takeAll())
    }

  /** The transport sends it while we read; a child that does not want it all is no error. */
  private fun feed(input: ByteArray?) {
    val stdin = streams.stdin
    if (input != null) {
      require(stdin != null) { "input for $this, whose stdin is no pipe: use stdin(Stdio.PIPE)" }
      require(!fed) { "Cannot send input after starting communication: $this has had its input" }
      fed = true
      stdin.write(input)
    }
    stdin?.close()
  }

  override fun close() {
    if (Fiber.current() == null) return transport.close()
    JavaAwait.await(closing())
  }

  fun closing(): Coroutine<Void?> = SuspendCoroutine("AsyncProcess.close") { end() }

  /** Leaves the scope: the child is gone when this returns, or throws. */
  private suspend fun end(): Void? {
    if (transport.exitCode == null) {
      streams.stdin?.close()
      terminateIfAllowed()
      val killer = transport.loop.callLaterNanos(grace.saturatedNanos(), transport::kill)
      try {
        transport.waitForExit()
      } catch (error: CancelledError) {
        transport.close()
        transport.waitThroughExit()
        throw error
      } finally {
        killer.cancel()
      }
    }
    transport.close()
    transport.waitThroughClose()
    return null
  }

  /** A child that has become another user's is waited for. */
  private fun terminateIfAllowed() =
    try {
      transport.terminate()
    } catch (error: UncheckedIOException) {
      logger.log(Level.DEBUG, "$this is left, but ends when it likes", error)
    }

  override fun toString() = "<AsyncProcess ${transport.pid()}>"
}
