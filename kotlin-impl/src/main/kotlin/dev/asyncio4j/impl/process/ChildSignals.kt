package dev.asyncio4j.impl.process

import dev.asyncio4j.impl.loop.laterFromOutside
import dev.asyncio4j.impl.process.posix.Posix
import dev.asyncio4j.impl.process.posix.PosixProcess
import dev.asyncio4j.impl.signals.SignalNumbers
import dev.asyncio4j.impl.tasks.TaskLoop
import dev.asyncio4j.impl.tasks.report
import dev.asyncio4j.impl.threads.OwnThreads
import dev.asyncio4j.impl.threads.uninterruptibly
import java.io.File
import java.io.IOException
import java.io.UncheckedIOException
import java.lang.ProcessBuilder.Redirect
import java.util.concurrent.atomic.AtomicInteger

/**
 * Signals to one child, or its process group, which arrive in the order in which they are sent.
 *
 * The system's own call sends them where it may be called. Elsewhere the JDK sends TERM and KILL to
 * the child, and a shell all others, in a thread, as it takes milliseconds.
 */
internal class ChildSignals(
  private val loop: TaskLoop,
  private val process: Process,
  private val group: Long?,
) {
  /**
   * The number of signals that wait for their shell: a TERM must not overtake them. KILL may, as it
   * ends all.
   */
  private val queued = AtomicInteger()

  /** Sends a signal; does nothing if the child has ended. */
  fun send(name: String) {
    val number = SignalNumbers.require(name)
    if (!process.isAlive) return
    val pid = process.pid()
    val native = Posix.system?.kill
    when {
      native != null && process is PosixProcess ->
        process.unlessReaped { require(name, native(pid, number.toLong()) == 0) }
      native != null -> native(pid, number.toLong())
      number == SignalNumbers.KILL -> process.toHandle().destroyForcibly()
      number == SignalNumbers.TERM && queued.get() == 0 -> process.toHandle().destroy()
      else -> sendInShell(name, "kill -$number $pid") { process.isAlive }
    }
  }

  /** Sends a signal to the child's group; does nothing if the group is empty. */
  fun sendToGroup(name: String) {
    val number = SignalNumbers.require(name)
    checkNotNull(group) {
      "process ${process.pid()} has no process group of its own: " +
        "start it with startNewSession(true) or processGroup(0)"
    }
    val native = Posix.system?.kill
    if (native != null) native(-group, number.toLong())
    else sendInShell(name, "kill -$number -$group") { false }
  }

  /**
   * Refuses a signal that was not sent to a child that has not been reaped: it can only refuse
   * signals that this user may not send.
   */
  private fun require(name: String, sent: Boolean) {
    if (sent) return
    val error = IOException("Operation not permitted")
    throw UncheckedIOException(
      "Cannot send $name to process ${process.pid()}: not permitted",
      error,
    )
  }

  private fun sendInShell(name: String, command: String, matters: () -> Boolean) {
    if (!SHELL.canExecute())
      throw UnsupportedOperationException(
        "Cannot send $name to process ${process.pid()}: this system has TERM and KILL only"
      )
    queued.incrementAndGet()
    OwnThreads.inOrder.execute {
      try {
        if (!run(command) && matters()) report(name, IOException("$SHELL: $command has failed"))
      } catch (error: IOException) {
        report(name, error)
      } finally {
        queued.decrementAndGet()
      }
    }
  }

  private fun run(command: String): Boolean {
    val shell = ProcessBuilder("$SHELL", "-c", command)
    val process = shell.redirectErrorStream(true).redirectOutput(Redirect.DISCARD).start()
    return uninterruptibly(process::waitFor) == 0
  }

  private fun report(name: String, error: IOException) = loop.laterFromOutside {
    val message = "Cannot send $name to process ${process.pid()}"
    loop.report(message, error)
  }

  private companion object {
    val SHELL = File("/bin/sh")
  }
}
