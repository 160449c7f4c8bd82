package dev.asyncio4j.impl.net.tcp

import dev.asyncio4j.transports.BufferedProtocol

/** A protocol of the engine's own that fills buffers of its choice from the socket. */
internal interface SocketReader : BufferedProtocol {
  /** [input] has bytes: takes them with [SocketInput.receive]. */
  fun readFrom(input: SocketInput)
}
