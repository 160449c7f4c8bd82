package dev.asyncio4j.impl.process.pipes

import dev.asyncio4j.Coroutine
import dev.asyncio4j.impl.process.child.close
import dev.asyncio4j.impl.tasks.FutureImpl
import dev.asyncio4j.impl.tasks.HomeLoop
import dev.asyncio4j.impl.tasks.TaskLoop
import dev.asyncio4j.impl.tasks.awaitDone
import dev.asyncio4j.loop.Pipes
import dev.asyncio4j.transports.ConnectionProtocol
import dev.asyncio4j.transports.Endpoint
import dev.asyncio4j.transports.ReadTransport
import dev.asyncio4j.transports.WriteTransport
import java.io.IOException
import java.nio.channels.Channel
import java.nio.channels.FileChannel
import java.nio.channels.ReadableByteChannel
import java.nio.channels.SelectableChannel
import java.nio.channels.WritableByteChannel
import java.util.function.Supplier

/** `connect_read_pipe` and `connect_write_pipe`. */
internal class PipesImpl(private val home: HomeLoop) : Pipes {

  override fun <P : ConnectionProtocol> connectReadPipe(
    factory: Supplier<out P>,
    pipe: ReadableByteChannel,
  ): Coroutine<Endpoint<ReadTransport, P>> =
    home.coroutine("connectReadPipe($pipe)") {
      val endpoint =
        connect(it, factory, pipe) { loop, protocol, made ->
          ReadPipeTransport(loop, pipe, protocol, made)
        }
      Endpoint(endpoint.transport, endpoint.protocol)
    }

  override fun <P : ConnectionProtocol> connectWritePipe(
    factory: Supplier<out P>,
    pipe: WritableByteChannel,
  ): Coroutine<Endpoint<WriteTransport, P>> =
    home.coroutine("connectWritePipe($pipe)") {
      val endpoint =
        connect(it, factory, pipe) { loop, protocol, made ->
          WritePipeTransport(loop, pipe, protocol, made)
        }
      Endpoint(endpoint.transport, endpoint.protocol)
    }

  private suspend inline fun <T : PipeTransport, P : ConnectionProtocol> connect(
    loop: TaskLoop,
    factory: Supplier<out P>,
    pipe: Channel,
    make: (TaskLoop, P, FutureImpl<Unit>) -> T,
  ): Endpoint<T, P> {
    try {
      requirePipe(pipe)
      val protocol = factory.get()
      val made = FutureImpl<Unit>(loop)
      val transport = make(loop, protocol, made)
      try {
        made.awaitDone()
      } catch (error: Throwable) {
        transport.abort()
        throw error
      }
      return Endpoint(transport, protocol)
    } catch (error: Throwable) {
      pipe.close()
      throw error
    }
  }

  private fun requirePipe(pipe: Channel) {
    require(pipe.isOpen) { "I/O operation on closed file: $pipe; open it again" }
    require(pipe !is FileChannel || !isRegularFile(pipe)) {
      "Pipe transport is for pipes/sockets only, $pipe is a regular file: read it with toThread"
    }
    if (pipe is SelectableChannel) pipe.configureBlocking(false)
  }

  /** The JDK does not tell what is behind a channel; but only regular files have a position. */
  private fun isRegularFile(channel: FileChannel): Boolean =
    try {
      val position = channel.position()
      val moved = channel.position(position + 1).position() == position + 1
      channel.position(position)
      moved
    } catch (_: IOException) {
      false // pipes, terminals
    }
}
