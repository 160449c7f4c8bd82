package dev.asyncio4j.impl.process.pipes

import dev.asyncio4j.Coroutine
import dev.asyncio4j.impl.loop.Texts
import dev.asyncio4j.impl.process.child.close
import dev.asyncio4j.impl.streams.made
import dev.asyncio4j.impl.tasks.HomeLoop
import dev.asyncio4j.impl.tasks.TaskLoop
import dev.asyncio4j.impl.tasks.callOf
import dev.asyncio4j.loop.Pipes
import dev.asyncio4j.streams.StreamReader
import dev.asyncio4j.streams.StreamWriter
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

/** `connect_read_pipe` and `connect_write_pipe`, with a protocol of the user's or as streams. */
internal class PipesImpl(private val home: HomeLoop) : Pipes {

  override fun <P : ConnectionProtocol> connectReadPipe(
    factory: Supplier<out P>,
    pipe: ReadableByteChannel,
  ): Coroutine<Endpoint<ReadTransport, P>> =
    home.coroutine(callOf("connectReadPipe", pipe)) { reading(it, pipe, factory::get) }

  override fun openReadPipe(pipe: ReadableByteChannel): Coroutine<StreamReader> =
    home.coroutine(callOf("openReadPipe", pipe)) { loop ->
      reading(loop, pipe) { PipeReading(loop) }.protocol.reader
    }

  private suspend inline fun <P : ConnectionProtocol> reading(
    loop: TaskLoop,
    pipe: ReadableByteChannel,
    newProtocol: () -> P,
  ): Endpoint<ReadTransport, P> =
    orClose(pipe) {
      val protocol = newProtocol()
      val transport =
        loop.made({ ReadPipeTransport(loop, pipe, protocol, it) }, ReadPipeTransport::abort)
      Endpoint(transport, protocol)
    }

  override fun <P : ConnectionProtocol> connectWritePipe(
    factory: Supplier<out P>,
    pipe: WritableByteChannel,
  ): Coroutine<Endpoint<WriteTransport, P>> =
    home.coroutine(callOf("connectWritePipe", pipe)) { writing(it, pipe, factory::get) }

  override fun openWritePipe(pipe: WritableByteChannel): Coroutine<StreamWriter> =
    home.coroutine(callOf("openWritePipe", pipe)) { loop ->
      writing(loop, pipe) { PipeWriting(loop) }.protocol.writer
    }

  private suspend inline fun <P : ConnectionProtocol> writing(
    loop: TaskLoop,
    pipe: WritableByteChannel,
    newProtocol: () -> P,
  ): Endpoint<WriteTransport, P> =
    orClose(pipe) {
      val protocol = newProtocol()
      val transport =
        loop.made({ WritePipeTransport(loop, pipe, protocol, it) }, WritePipeTransport::abort)
      Endpoint(transport, protocol)
    }

  private inline fun <T> orClose(pipe: Channel, use: () -> T): T {
    try {
      requirePipe(pipe)
      return use()
    } catch (error: Throwable) {
      runCatching(pipe::close).onFailure { error.addSuppressed(it) }
      throw error
    }
  }

  private fun requirePipe(pipe: Channel) {
    require(pipe.isOpen) { "I/O operation on closed file: ${Texts.of(pipe)}; open it again" }
    require(pipe !is FileChannel || !isRegularFile(pipe)) {
      "Pipe transport is for pipes/sockets only, ${Texts.of(pipe)} is a regular file: read it with toThread"
    }
    if (pipe is SelectableChannel) pipe.configureBlocking(false)
  }

  /**
   * Returns whether the channel is a regular file's. The JDK does not tell; but only regular files
   * have a position.
   */
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
