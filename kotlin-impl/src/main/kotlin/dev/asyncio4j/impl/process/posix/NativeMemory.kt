package dev.asyncio4j.impl.process.posix

import java.lang.ref.Reference
import java.nio.ByteBuffer
import java.nio.ByteOrder

/** The arguments of native calls, one after another in memory that outlives [keptFor]'s block. */
internal class NativeMemory private constructor(posix: Posix, size: Int) {
  private val buffer = ByteBuffer.allocateDirect(size).order(ByteOrder.nativeOrder())
  private val start = posix.addressOf(buffer)

  /** The address of so many zeros. */
  fun zeros(size: Int): Long {
    val address = start + buffer.position()
    buffer.position(buffer.position() + aligned(size))
    return address
  }

  /** The address of a text as C has it. */
  fun string(bytes: ByteArray): Long {
    val position = buffer.position()
    val address = zeros(bytes.size + 1)
    buffer.duplicate().position(position).put(bytes)
    return address
  }

  /** The address of an array of texts as C has it, with a null at the end. */
  fun strings(texts: List<ByteArray>): Long {
    val addresses = texts.map(::string)
    val position = buffer.position()
    val address = zeros((texts.size + 1) * Long.SIZE_BYTES)
    addresses.forEachIndexed { i, text -> buffer.putLong(position + i * Long.SIZE_BYTES, text) }
    return address
  }

  fun int(address: Long): Int = buffer.getInt((address - start).toInt())

  fun long(address: Long): Long = buffer.getLong((address - start).toInt())

  companion object {
    /** Bytes: enough for every type. */
    private const val ALIGNMENT = 16

    /** The bytes that an array of these texts takes. */
    fun sizeOf(texts: List<ByteArray>): Int =
      texts.sumOf { aligned(it.size + 1) } + aligned((texts.size + 1) * Long.SIZE_BYTES)

    private fun aligned(size: Int) = (size + ALIGNMENT - 1) / ALIGNMENT * ALIGNMENT

    fun <T> keptFor(posix: Posix, size: Int, use: (NativeMemory) -> T): T {
      val memory = NativeMemory(posix, size)
      try {
        return use(memory)
      } finally {
        Reference.reachabilityFence(memory)
      }
    }
  }
}
