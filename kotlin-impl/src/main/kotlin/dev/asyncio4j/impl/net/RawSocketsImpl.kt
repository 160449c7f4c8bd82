package dev.asyncio4j.impl.net

import dev.asyncio4j.Coroutine
import dev.asyncio4j.impl.net.channel.Addresses
import dev.asyncio4j.impl.net.channel.ChannelCallbacks
import dev.asyncio4j.impl.net.channel.ChannelWait
import dev.asyncio4j.impl.net.channel.Direction
import dev.asyncio4j.impl.net.channel.SocketErrors
import dev.asyncio4j.impl.net.datagram.DatagramOutput
import dev.asyncio4j.impl.net.file.SendFile
import dev.asyncio4j.impl.net.tcp.SocketConnect
import dev.asyncio4j.impl.streams.BufferPool
import dev.asyncio4j.impl.streams.LoopBuffers
import dev.asyncio4j.impl.streams.WriteBuffer
import dev.asyncio4j.impl.tasks.HomeLoop
import dev.asyncio4j.impl.tasks.TaskLoop
import dev.asyncio4j.impl.tasks.callOf
import dev.asyncio4j.loop.Datagram
import dev.asyncio4j.loop.RawSockets
import dev.asyncio4j.loop.SendFileOptions
import java.net.SocketAddress
import java.nio.ByteBuffer
import java.nio.channels.DatagramChannel
import java.nio.channels.FileChannel
import java.nio.channels.NetworkChannel
import java.nio.channels.SelectableChannel
import java.nio.channels.ServerSocketChannel
import java.nio.channels.SocketChannel

/** `sock_connect` and its like. */
internal class RawSocketsImpl(private val home: HomeLoop) : RawSockets {

  override fun sockConnect(socket: NetworkChannel, address: SocketAddress): Coroutine<Void?> =
    home.coroutine(callOf("sockConnect", socket, address)) { loop ->
      loop.requireRealNetwork("sockConnect")
      SocketConnect(loop, socket).to(address)
      null
    }

  override fun sockAccept(socket: ServerSocketChannel): Coroutine<SocketChannel> =
    operation("sockAccept", socket, Direction.READ) {
      { socket.accept()?.also { it.configureBlocking(false) } }
    }

  override fun sockRecv(socket: SocketChannel, n: Int): Coroutine<ByteArray> =
    operation("sockRecv", socket, Direction.READ) { loop ->
      requireSize(n)
      val buffers = LoopBuffers.of(loop).reading
      val attempt = {
        buffers.use {
          val buffer = it.limit(minOf(n, it.capacity()))
          if (n > 0 && socket.read(buffer) == 0) null else bytes(buffer.flip())
        }
      }
      attempt
    }

  override fun sockRecvInto(socket: SocketChannel, buffer: ByteBuffer): Coroutine<Int> =
    operation("sockRecvInto", socket, Direction.READ) { loop ->
      requireWritable(buffer)
      val buffers = LoopBuffers.of(loop).reading
      val attempt = {
        val count = if (buffer.hasRemaining()) read(socket, buffer, buffers) else -1
        if (count == 0) null else maxOf(count, 0)
      }
      attempt
    }

  override fun sockSendAll(socket: SocketChannel, data: ByteArray): Coroutine<Void?> =
    home.coroutine(callOf("sockSendAll", socket)) { loop ->
      loop.requireRealNetwork("sockSendAll")
      val rest = ByteBuffer.wrap(data)
      val sender = WriteBuffer(LoopBuffers.of(loop).writing)
      complete(loop, "sockSendAll", socket, Direction.WRITE) {
        sender.sendNow(rest, socket)
        if (rest.hasRemaining()) null else Unit
      }
      null
    }

  override fun sockRecvFrom(socket: DatagramChannel, n: Int): Coroutine<Datagram> =
    operation("sockRecvFrom", socket, Direction.READ) { loop ->
      requireSize(n)
      val buffers = LoopBuffers.of(loop).reading
      val attempt = {
        buffers.use { buffer ->
          val from = socket.receive(buffer.limit(minOf(n, buffer.capacity())))
          from?.let { Datagram(bytes(buffer.flip()), it) }
        }
      }
      attempt
    }

  override fun sockRecvFromInto(
    socket: DatagramChannel,
    buffer: ByteBuffer,
    n: Int,
  ): Coroutine<SocketAddress> =
    operation("sockRecvFromInto", socket, Direction.READ) { loop ->
      requireSize(n)
      requireWritable(buffer)
      require(n <= buffer.remaining()) {
        "nbytes is greater than the length of the buffer: $n, " +
          "and there is room for ${buffer.remaining()}"
      }
      val size = if (n == 0) buffer.remaining() else n
      val buffers = LoopBuffers.of(loop).reading
      val attempt = {
        buffers.use { staging ->
          val from = socket.receive(staging.limit(minOf(size, staging.capacity())))
          from?.also { buffer.put(staging.flip()) }
        }
      }
      attempt
    }

  override fun sockSendTo(
    socket: DatagramChannel,
    data: ByteArray,
    address: SocketAddress,
  ): Coroutine<Int> =
    operation("sockSendTo", socket, Direction.WRITE) { loop ->
      val target = Addresses.resolve(address, loop).first()
      // The JDK does not tell whether an empty datagram went: it goes when there is room.
      if (data.isEmpty()) ChannelWait(loop, "sockSendTo", socket, Direction.WRITE).await()
      val buffers = LoopBuffers.of(loop).writing
      val attempt = {
        if (socket.isConnected) DatagramOutput.checkSendable(data)
        val sent = DatagramOutput.staged(data, buffers) { socket.send(it, target) }
        if (sent < data.size) null else sent
      }
      attempt
    }

  override fun sockSendFile(
    socket: SocketChannel,
    file: FileChannel,
    options: SendFileOptions,
  ): Coroutine<Long> =
    home.coroutine(callOf("sockSendFile", socket)) { loop ->
      SendFile(loop, file, options).to(socket)
    }

  /**
   * Makes a coroutine of an operation: [prepare] checks the arguments and gives the attempt to
   * repeat until it is not null.
   */
  private fun <T : Any> operation(
    call: String,
    socket: SelectableChannel,
    direction: Direction,
    prepare: suspend (TaskLoop) -> () -> T?,
  ): Coroutine<T> =
    home.coroutine(callOf(call, socket)) { loop ->
      loop.requireRealNetwork(call)
      complete(loop, call, socket, direction, prepare(loop))
    }

  /** Attempts at once, and again whenever [socket] is ready, until there is a result. */
  private suspend fun <T : Any> complete(
    loop: TaskLoop,
    call: String,
    socket: SelectableChannel,
    direction: Direction,
    attempt: () -> T?,
  ): T {
    require(!socket.isBlocking) { ChannelCallbacks.mustNotBlock(socket) }
    while (true) {
      val result =
        try {
          attempt()
        } catch (error: Exception) {
          throw SocketErrors.named("${callOf(call, socket)} failed", error)
        }
      if (result != null) return result
      ChannelWait(loop, call, socket, direction).await()
    }
  }

  private fun read(socket: SocketChannel, buffer: ByteBuffer, buffers: BufferPool): Int {
    if (buffer.isDirect) return socket.read(buffer)
    return buffers.use {
      val staging = it.limit(minOf(buffer.remaining(), it.capacity()))
      socket.read(staging).also { buffer.put(staging.flip()) }
    }
  }

  private fun bytes(buffer: ByteBuffer) = ByteArray(buffer.remaining()).also(buffer::get)

  private fun requireSize(n: Int) = require(n >= 0) { "negative buffersize: $n" }

  private fun requireWritable(buffer: ByteBuffer) =
    require(!buffer.isReadOnly) { "the buffer is read-only: $buffer" }
}
