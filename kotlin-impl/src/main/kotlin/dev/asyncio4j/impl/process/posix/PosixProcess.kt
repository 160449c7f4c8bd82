package dev.asyncio4j.impl.process.posix

import dev.asyncio4j.impl.process.child.ExitCode
import dev.asyncio4j.impl.threads.uninterruptibly
import java.io.InputStream
import java.io.OutputStream
import java.util.concurrent.CompletableFuture
import java.util.concurrent.CompletableFuture.supplyAsync
import java.util.concurrent.Executor

/**
 * A child that the JDK has not started, as the JDK shows its own; its streams are its transport's.
 *
 * A thread waits in [awaitEnd], which leaves the child to [reap], so the process ID stays its own
 * until its status has been taken.
 */
internal class PosixProcess(
  private val pid: Long,
  waits: Executor,
  awaitEnd: (Long) -> Boolean,
  reap: (Long) -> Int?,
) : Process() {
  private val handle = ProcessHandle.of(pid).orElseThrow()
  private val lock = Any()
  private var reaped = false

  private val status: CompletableFuture<Int?> =
    supplyAsync(
      {
        while (!awaitEnd(pid) && handle.isAlive) uninterruptibly {
          Thread.sleep(BETWEEN_LOOKS_MILLIS)
        }
        synchronized(lock) {
          reaped = true
          reap(pid)
        }
      },
      waits,
    )

  /** The exit code as Python has it; 255 for a child whose status other code has taken. */
  val exit: CompletableFuture<Int> = status.thenApply { status ->
    when {
      status == null -> ExitCode.UNKNOWN
      signalOf(status) != 0 -> -signalOf(status)
      else -> status shr CODE_AT and CODE
    }
  }

  /** Runs [action] while the process ID is still this child's. */
  inline fun unlessReaped(action: () -> Unit) {
    synchronized(lock) { if (!reaped) action() }
  }

  override fun exitValue(): Int {
    if (!exit.isDone) throw IllegalThreadStateException("process $pid has not exited")
    return ExitCode.toJdk(exit.join())
  }

  override fun waitFor(): Int {
    exit.get()
    return exitValue()
  }

  override fun isAlive() = !exit.isDone

  override fun pid() = pid

  override fun toHandle(): ProcessHandle = handle

  override fun onExit(): CompletableFuture<Process> = exit.thenApply { this }

  override fun destroy() {
    handle.destroy()
  }

  override fun destroyForcibly(): Process {
    handle.destroyForcibly()
    return this
  }

  override fun getInputStream(): InputStream = InputStream.nullInputStream()

  override fun getErrorStream(): InputStream = InputStream.nullInputStream()

  override fun getOutputStream(): OutputStream = OutputStream.nullOutputStream()

  override fun toString() =
    "Process[pid=$pid, exitValue=${if (exit.isDone) exitValue() else "\"not exited\""}]"

  private companion object {
    /** The time between two looks at a child that cannot be waited for. */
    const val BETWEEN_LOOKS_MILLIS = 10L
    const val CODE_AT = 8
    const val CODE = 0xff

    fun signalOf(status: Int) = status and 0x7f
  }
}
