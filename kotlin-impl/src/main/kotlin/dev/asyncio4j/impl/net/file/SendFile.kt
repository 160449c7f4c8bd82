package dev.asyncio4j.impl.net.file

import dev.asyncio4j.exceptions.SendfileNotAvailableException
import dev.asyncio4j.impl.loop.Texts
import dev.asyncio4j.impl.net.channel.ChannelCallbacks
import dev.asyncio4j.impl.net.channel.ChannelWait
import dev.asyncio4j.impl.net.channel.Direction
import dev.asyncio4j.impl.net.tcp.SocketTransport
import dev.asyncio4j.impl.net.tls.TlsTransport
import dev.asyncio4j.impl.streams.requireOf
import dev.asyncio4j.impl.tasks.TaskLoop
import dev.asyncio4j.loop.SendFileOptions
import dev.asyncio4j.transports.Transport
import java.nio.channels.FileChannel
import java.nio.channels.SocketChannel

/** `loop.sendfile` and `loop.sock_sendfile`: the fastest way that leads to where the file goes. */
internal class SendFile(
  private val loop: TaskLoop,
  private val file: FileChannel,
  private val options: SendFileOptions,
) {
  suspend fun to(socket: SocketChannel): Long {
    require(!socket.isBlocking) { ChannelCallbacks.mustNotBlock(socket) }
    return FileTransfer(file, options).to(socket) {
      ChannelWait(loop, "sockSendFile", socket, Direction.WRITE).await()
    }
  }

  suspend fun to(transport: Transport): Long {
    transport.requireOf(loop)
    check(!transport.isClosing) {
      "Transport is closing: ${Texts.of(transport)} takes no file any more"
    }
    return when (transport) {
      is SocketTransport -> transport.send(FileTransfer(file, options)::to)
      is TlsTransport -> {
        if (!options.fallback()) throw fallbackNeeded(transport)
        FileCopy(loop, transport, file, options).send()
      }
      else ->
        error(
          "sendfile is not supported for transport ${Texts.of(transport)}; read the file and write it"
        )
    }
  }

  private fun fallbackNeeded(transport: Transport) =
    SendfileNotAvailableException(
      "fallback is disabled and native sendfile is not supported for transport ${Texts.of(transport)}; allow it"
    )
}
