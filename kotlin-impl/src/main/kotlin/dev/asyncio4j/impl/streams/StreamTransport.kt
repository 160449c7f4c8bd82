package dev.asyncio4j.impl.streams

import dev.asyncio4j.impl.loop.Texts
import dev.asyncio4j.transports.BaseProtocol
import dev.asyncio4j.transports.ConnectionProtocol
import dev.asyncio4j.transports.Transport
import java.io.ByteArrayOutputStream

/** The common part of the transports of streams: sockets, with TLS and without, and pipes. */
internal interface StreamTransport : Transport, BufferedTransport {

  /** Writes all blocks at once: many small ones would each cost a system call and a packet. */
  override fun writeLines(blocks: Iterable<ByteArray>) {
    val all = ByteArrayOutputStream()
    blocks.forEach(all::writeBytes)
    write(all.toByteArray())
  }

  fun ofStream(protocol: BaseProtocol): ConnectionProtocol {
    require(protocol is ConnectionProtocol) {
      "protocol must be a Protocol or BufferedProtocol, not ${Texts.of(protocol)}: $this is a stream of bytes"
    }
    return protocol
  }
}
