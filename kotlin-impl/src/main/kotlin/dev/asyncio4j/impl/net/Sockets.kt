package dev.asyncio4j.impl.net

import dev.asyncio4j.Coroutine
import dev.asyncio4j.impl.tasks.SuspendCoroutine
import dev.asyncio4j.impl.tasks.currentTask
import dev.asyncio4j.loop.Datagram
import dev.asyncio4j.loop.RawSockets
import dev.asyncio4j.loop.SendFileOptions
import java.net.SocketAddress
import java.nio.ByteBuffer
import java.nio.channels.DatagramChannel
import java.nio.channels.FileChannel
import java.nio.channels.NetworkChannel
import java.nio.channels.ServerSocketChannel
import java.nio.channels.SocketChannel

/** `sock_connect` and its like. */
internal object Sockets : RawSockets {
  override fun sockConnect(socket: NetworkChannel, address: SocketAddress): Coroutine<Void?> =
    TODO()

  override fun sockAccept(socket: ServerSocketChannel): Coroutine<SocketChannel> = TODO()

  override fun sockRecv(socket: SocketChannel, n: Int): Coroutine<ByteArray> = TODO()

  override fun sockRecvInto(socket: SocketChannel, buffer: ByteBuffer): Coroutine<Int> = TODO()

  override fun sockSendAll(socket: SocketChannel, data: ByteArray): Coroutine<Void?> = TODO()

  override fun sockRecvFrom(socket: DatagramChannel, n: Int): Coroutine<Datagram> = TODO()

  override fun sockRecvFromInto(
    socket: DatagramChannel,
    buffer: ByteBuffer,
    n: Int,
  ): Coroutine<SocketAddress> = TODO()

  override fun sockSendTo(
    socket: DatagramChannel,
    data: ByteArray,
    address: SocketAddress,
  ): Coroutine<Int> = TODO()

  override fun sockSendFile(
    socket: SocketChannel,
    file: FileChannel,
    options: SendFileOptions,
  ): Coroutine<Long> =
    SuspendCoroutine("sockSendFile") {
      SendFile(currentTask().eventLoop, file, options).to(socket)
    }
}
