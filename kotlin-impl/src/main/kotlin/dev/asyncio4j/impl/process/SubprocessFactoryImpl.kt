package dev.asyncio4j.impl.process

import dev.asyncio4j.impl.process.child.close
import dev.asyncio4j.impl.process.pipes.StandardInput
import dev.asyncio4j.impl.process.pool.ProcessPoolImpl
import dev.asyncio4j.impl.streams.made
import dev.asyncio4j.impl.tasks.SuspendCoroutine
import dev.asyncio4j.impl.tasks.TaskLoop
import dev.asyncio4j.spi.SubprocessFactory
import dev.asyncio4j.subprocess.AsyncProcess
import dev.asyncio4j.subprocess.PoolOptions
import dev.asyncio4j.subprocess.ProcessOptions
import dev.asyncio4j.transports.Endpoint
import dev.asyncio4j.transports.SubprocessProtocol
import java.util.function.Supplier

/** Starts children, by streams or protocols, and pools of JVMs. */
internal object SubprocessFactoryImpl : SubprocessFactory {

  override fun createSubprocessExec(options: ProcessOptions, command: List<String>) =
    SuspendCoroutine<AsyncProcess>("createSubprocessExec(${Launch.shown(command)})") {
      val streams = ProcessStreams(it.eventLoop, options.limit())
      val transport = start(it.eventLoop, { streams }, options, command).transport
      AsyncProcessImpl(transport, streams, options.grace())
    }

  override fun createSubprocessShell(options: ProcessOptions, command: String) =
    createSubprocessExec(options, shell(command))

  override fun newProcessPool(processes: Int, options: PoolOptions) =
    ProcessPoolImpl(processes, options)

  override fun standardInput() = StandardInput.of(TaskLoop.requireRunning()).reader

  fun shell(command: String) = listOf("/bin/sh", "-c", command)

  suspend fun <P : SubprocessProtocol> start(
    loop: TaskLoop,
    factory: Supplier<out P>,
    options: ProcessOptions,
    command: List<String>,
  ): Endpoint<SubprocessTransportImpl, P> {
    val launch = Launch(command, options)
    val protocol = factory.get()
    val child = ChildStart(loop, launch).await()
    val signals = ChildSignals(loop, child.process, group(options, child.process.pid()))
    val transport =
      loop.made({ SubprocessTransportImpl(loop, child, signals, protocol, it) }) {
        it.close()
        it.waitThroughExit()
      }
    return Endpoint(transport, protocol)
  }

  /** Returns the process group that a child was given. */
  private fun group(options: ProcessOptions, pid: Long): Long? {
    if (options.attributes().startNewSession()) return pid
    val group = options.attributes().processGroup() ?: return null
    return if (group == 0L) pid else group
  }
}
