package dev.asyncio4j.impl.net.datagram

import dev.asyncio4j.impl.loop.ChannelHandle
import dev.asyncio4j.impl.loop.ChannelWatch
import dev.asyncio4j.impl.loop.Texts
import dev.asyncio4j.impl.streams.BufferPool
import java.io.IOException
import java.net.SocketAddress
import java.nio.ByteBuffer
import java.nio.channels.UnsupportedAddressTypeException

/** The sending half of a [DatagramTransportImpl]. */
internal class DatagramOutput(
  private val transport: DatagramTransportImpl,
  private val watch: ChannelWatch,
  private val buffers: BufferPool,
) {
  private class Pending(val data: ByteArray, val target: SocketAddress) {
    val size = data.size + HEADER
  }

  /** The datagrams that the socket has not taken yet. */
  private val pending = ArrayDeque<Pending>()
  private val onWritable = ChannelHandle(transport.loop, ::writeReady, transport.context)

  /** The size of [pending] in bytes, headers included: empty datagrams take room, too. */
  var bufferedBytes = 0L
    private set

  val isEmpty: Boolean
    get() = pending.isEmpty()

  fun send(data: ByteArray, target: SocketAddress) {
    if (isEmpty && data.isNotEmpty() && sendNow(data, target)) return
    val copy = Pending(data.copyOf(), target) // the caller may change its array after `sendTo`
    pending.addLast(copy)
    bufferedBytes += copy.size
    watch.writer = onWritable
    transport.marks.pauseIfAbove()
  }

  fun clear() {
    pending.clear()
    bufferedBytes = 0
  }

  /**
   * Sends one datagram. Returns false if the socket takes no more for now. One that the network
   * refuses is gone, and reported.
   */
  private fun sendNow(data: ByteArray, target: SocketAddress): Boolean {
    val error =
      try {
        if (transport.isConnected) checkSendable(data)
        return staged(data, buffers) { datagram ->
          if (transport.isConnected) transport.channel.write(datagram)
          else transport.channel.send(datagram, target)
        } == data.size
      } catch (error: IOException) {
        error
      } catch (error: UnsupportedAddressTypeException) {
        IOException(
          "Address family not supported by ${transport.channel}: ${Texts.of(target)}",
          error,
        )
      }
    transport.failed(error)
    return true
  }

  /**
   * Sends the waiting datagrams. The JDK does not tell whether the socket took an empty one: there
   * is room for one at the beginning, and that is when it is sent.
   */
  private fun writeReady() {
    var hasRoom = true
    while (!transport.isLost && !isEmpty) {
      val next = pending.first()
      if (next.data.isEmpty() && !hasRoom) break
      if (!sendNow(next.data, next.target)) break
      hasRoom = false
      if (isEmpty) break // aborted by the protocol, which got an error
      pending.removeFirst()
      bufferedBytes -= next.size
    }
    if (transport.isLost) return
    transport.marks.resumeIfBelow() // may send more
    if (!isEmpty || transport.isLost) return
    watch.writer = null
    if (transport.isClosing) transport.flushed()
  }

  companion object {
    /** The bytes that a datagram counts for beside its data, as in asyncio. */
    private const val HEADER = 8

    /**
     * Refuses an empty datagram on a connected socket: the JDK says that it has sent it, and has
     * not.
     */
    fun checkSendable(data: ByteArray) {
      if (data.isNotEmpty()) return
      throw IOException(
        "the JDK sends no empty datagram on a connected socket: " +
          "leave it unconnected, and give the address with each datagram"
      )
    }

    /** Sends [data] from direct memory; as it is, if it is more than any datagram can hold. */
    inline fun staged(data: ByteArray, buffers: BufferPool, send: (ByteBuffer) -> Int): Int =
      buffers.use { staging ->
        send(
          if (data.size > staging.capacity()) ByteBuffer.wrap(data) else staging.put(data).flip()
        )
      }
  }
}
