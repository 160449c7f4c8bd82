package dev.asyncio4j.impl.process

import dev.asyncio4j.Body
import dev.asyncio4j.ThreadOptions
import dev.asyncio4j.impl.process.child.close
import dev.asyncio4j.impl.process.pool.ProcessPoolImpl
import dev.asyncio4j.impl.signals.SignalWatchImpl
import dev.asyncio4j.impl.tasks.FutureImpl
import dev.asyncio4j.impl.tasks.SuspendCoroutine
import dev.asyncio4j.impl.tasks.TaskLoop
import dev.asyncio4j.impl.tasks.awaitDone
import dev.asyncio4j.impl.tasks.currentTask
import dev.asyncio4j.impl.threads.computeCoroutine
import dev.asyncio4j.impl.threads.toThreadCoroutine
import dev.asyncio4j.spi.ProcessFactory
import dev.asyncio4j.subprocess.AsyncProcess
import dev.asyncio4j.subprocess.PoolOptions
import dev.asyncio4j.subprocess.ProcessOptions
import dev.asyncio4j.transports.Endpoint
import dev.asyncio4j.transports.SubprocessProtocol
import java.util.function.Supplier

/** What works outside the loop: children, by streams or protocols, signals, threads. */
internal object Processes : ProcessFactory {

  override fun createSubprocessExec(options: ProcessOptions, command: List<String>) =
    SuspendCoroutine<AsyncProcess>("createSubprocessExec(${Launch.shown(command)})") {
      val streams = ProcessStreams(currentTask().eventLoop, options.limit())
      val transport = start({ streams }, options, command).transport
      AsyncProcessImpl(transport, streams, options.grace())
    }

  override fun createSubprocessShell(options: ProcessOptions, command: String) =
    createSubprocessExec(options, shell(command))

  override fun signals(names: List<String>) = SignalWatchImpl(TaskLoop.requireRunning(), names)

  override fun <T> toThread(blocking: Body<T>, options: ThreadOptions) =
    toThreadCoroutine(blocking, options)

  override fun <T> compute(body: Body<T>) = computeCoroutine(body)

  override fun newProcessPool(processes: Int, options: PoolOptions) =
    ProcessPoolImpl(processes, options)

  fun shell(command: String) = listOf("/bin/sh", "-c", command)

  suspend fun <P : SubprocessProtocol> start(
    factory: Supplier<out P>,
    options: ProcessOptions,
    command: List<String>,
  ): Endpoint<SubprocessTransportImpl, P> {
    val loop = currentTask().eventLoop
    val launch = Launch(command, options)
    val protocol = factory.get()
    val made = FutureImpl<Unit>(loop)
    val child = ChildStart(loop, launch).await()
    val signals = ChildSignals(loop, child.process, group(options, child.process.pid()))
    val transport = SubprocessTransportImpl(loop, child, signals, protocol, made)
    try {
      made.awaitDone()
    } catch (error: Throwable) {
      transport.close()
      transport.waitThroughExit()
      throw error
    }
    return Endpoint(transport, protocol)
  }

  /** The process group that a child was given. */
  private fun group(options: ProcessOptions, pid: Long): Long? {
    if (options.startNewSession()) return pid
    val group = options.processGroup()
    return if (group.isEmpty) null else group.asLong.takeIf { it != 0L } ?: pid
  }
}
