package dev.asyncio4j.impl.process

import dev.asyncio4j.Coroutine
import dev.asyncio4j.impl.tasks.HomeLoop
import dev.asyncio4j.loop.Subprocesses
import dev.asyncio4j.subprocess.ProcessOptions
import dev.asyncio4j.transports.Endpoint
import dev.asyncio4j.transports.SubprocessProtocol
import dev.asyncio4j.transports.SubprocessTransport
import java.util.function.Supplier

/** `subprocess_exec` and `subprocess_shell` of a loop. */
internal class SubprocessesImpl(private val home: HomeLoop) : Subprocesses {

  override fun <P : SubprocessProtocol> subprocessExec(
    factory: Supplier<out P>,
    options: ProcessOptions,
    command: List<String>,
  ): Coroutine<Endpoint<SubprocessTransport, P>> =
    home.coroutine("subprocessExec(${Launch.shown(command)})") {
      val endpoint = SubprocessFactoryImpl.start(it, factory, options, command)
      Endpoint(endpoint.transport, endpoint.protocol)
    }

  override fun <P : SubprocessProtocol> subprocessShell(
    factory: Supplier<out P>,
    options: ProcessOptions,
    command: String,
  ) = subprocessExec(factory, options, SubprocessFactoryImpl.shell(command))
}
