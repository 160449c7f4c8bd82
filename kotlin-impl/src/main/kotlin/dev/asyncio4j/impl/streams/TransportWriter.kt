package dev.asyncio4j.impl.streams

import dev.asyncio4j.impl.loop.Texts
import dev.asyncio4j.streams.StreamWriter
import dev.asyncio4j.transports.TransportInfo
import java.util.Optional

/** The part of a stream writer that its transport does. */
internal abstract class TransportWriter : StreamWriter {
  override fun write(data: ByteArray) = transport().write(data)

  override fun writeLines(lines: Iterable<ByteArray>) = transport().writeLines(lines)

  override fun writeEof() = transport().writeEof()

  override fun canWriteEof() = transport().canWriteEof()

  override fun close() = transport().close()

  override fun isClosing() = transport().isClosing

  override fun <T> extraInfo(key: TransportInfo<T>): Optional<T> = transport().extraInfo(key)

  override fun toString() = "<StreamWriter transport=${Texts.of(transport())}>"
}
