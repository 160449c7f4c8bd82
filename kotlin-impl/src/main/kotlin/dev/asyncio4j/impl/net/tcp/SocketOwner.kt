package dev.asyncio4j.impl.net.tcp

import dev.asyncio4j.transports.Transport

/** Keeps account of the sockets that it has accepted: a server. */
internal interface SocketOwner {
  /** [transport], the socket's own or TLS above it, is what is closed for [socket]. */
  fun attach(socket: SocketTransport, transport: Transport = socket)

  fun detach(socket: SocketTransport)
}
