package dev.asyncio4j.impl.net.tcp

import dev.asyncio4j.impl.loop.Texts
import dev.asyncio4j.impl.net.channel.Addresses
import dev.asyncio4j.impl.net.channel.ChannelCallbacks
import dev.asyncio4j.impl.net.channel.ChannelWait
import dev.asyncio4j.impl.net.channel.Direction
import dev.asyncio4j.impl.net.channel.SocketErrors
import dev.asyncio4j.impl.tasks.TaskLoop
import java.net.SocketAddress
import java.nio.channels.DatagramChannel
import java.nio.channels.NetworkChannel
import java.nio.channels.SelectableChannel
import java.nio.channels.SocketChannel
import java.nio.channels.UnsupportedAddressTypeException

/** `sock_connect`: a stream's handshake, or the peer of a datagram socket. */
internal class SocketConnect(private val loop: TaskLoop, private val socket: NetworkChannel) {

  suspend fun to(address: SocketAddress) {
    require(socket is SocketChannel || socket is DatagramChannel) {
      "a socket that can be connected is required, got ${Texts.of(socket)}"
    }
    require(!(socket as SelectableChannel).isBlocking) { ChannelCallbacks.mustNotBlock(socket) }
    val addresses = Addresses.resolve(address, loop)
    // A name has addresses of families that are not the socket's, too.
    val usable = addresses.firstOrNull(::begin)
    require(usable != null) {
      "can not get address information: ${Texts.of(socket)} is of another family than ${Texts.of(address)}"
    }
    if (socket !is SocketChannel) return
    while (!connected(socket, usable)) {
      ChannelWait(loop, "sockConnect", socket, Direction.WRITE).await()
    }
  }

  private fun connected(socket: SocketChannel, address: SocketAddress) =
    try {
      socket.finishConnect()
    } catch (error: Exception) {
      throw SocketErrors.named("Connect call failed ${Texts.of(address)}", error)
    }

  /** Begins to connect. Returns false if [address] is of another family than the socket. */
  private fun begin(address: SocketAddress): Boolean {
    // An attempt whose caller was cancelled goes on in the kernel: this call waits for it.
    if (socket is SocketChannel && socket.isConnectionPending) return true
    try {
      if (socket is DatagramChannel) socket.connect(address)
      else (socket as SocketChannel).connect(address)
      return true
    } catch (_: UnsupportedAddressTypeException) {
      return false
    } catch (error: Exception) {
      throw SocketErrors.named("Connect call failed ${Texts.of(address)}", error)
    }
  }
}
