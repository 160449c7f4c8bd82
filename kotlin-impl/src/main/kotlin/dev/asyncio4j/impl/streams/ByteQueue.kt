package dev.asyncio4j.impl.streams

import java.lang.invoke.MethodHandles
import java.lang.invoke.VarHandle
import java.nio.ByteBuffer
import java.nio.ByteOrder

/** Bytes in the order in which they came, in one array: a reader's buffer. */
internal class ByteQueue {
  private var bytes = EMPTY
  private var start = 0

  var size = 0
    private set

  fun add(data: ByteBuffer) {
    val count = data.remaining()
    makeRoom(count)
    data.get(bytes, start + size, count)
    size += count
  }

  /** Removes and returns the first [count] bytes. */
  fun take(count: Int): ByteArray {
    val taken = bytes.copyOfRange(start, start + count)
    drop(count)
    return taken
  }

  fun takeAll(): ByteArray = take(size)

  fun drop(count: Int) {
    start += count
    size -= count
    if (size > 0) return
    start = 0
    if (bytes.size > LARGEST_KEPT) bytes = EMPTY // one burst must not cost an idle connection
  }

  fun clear() = drop(size)

  /**
   * Returns where [wanted], which is not empty, begins, at [from] or later; -1 if it is not there.
   */
  fun indexOf(wanted: ByteArray, from: Int): Int {
    val last = size - wanted.size
    var at = indexOf(wanted[0], from)
    while (at in 0..last) {
      if (wanted.size == 1 || startsWith(wanted, at)) return at
      at = indexOf(wanted[0], at + 1)
    }
    return -1
  }

  /**
   * Looks at eight bytes at a time: those equal to [wanted] are zero in `word xor pattern`, and the
   * lowest zero byte is the lowest one to have its top bit set in `found`.
   */
  private fun indexOf(wanted: Byte, from: Int): Int {
    val pattern = ONES * (wanted.toLong() and 0xff)
    val end = start + size
    var at = start + from
    while (at <= end - Long.SIZE_BYTES) {
      val word = (WORDS.get(bytes, at) as Long) xor pattern
      val found = (word - ONES) and word.inv() and TOP_BITS
      if (found != 0L) return at - start + found.countTrailingZeroBits() / Byte.SIZE_BITS
      at += Long.SIZE_BYTES
    }
    while (at < end) if (bytes[at++] == wanted) return at - 1 - start
    return -1
  }

  fun startsWith(wanted: ByteArray, at: Int): Boolean {
    if (at + wanted.size > size) return false
    for (i in wanted.indices) if (bytes[start + at + i] != wanted[i]) return false
    return true
  }

  private fun makeRoom(count: Int) {
    val needed = Math.addExact(size, count)
    if (start + needed <= bytes.size) return
    if (needed <= bytes.size && start >= size) {
      // At least half of the array is free: moving is paid for by the bytes that were taken.
      bytes.copyInto(bytes, 0, start, start + size)
    } else {
      val capacity = maxOf(needed.toLong(), minOf(bytes.size * 2L, Int.MAX_VALUE - 8L), SMALLEST)
      bytes = bytes.copyOfRange(start, start + size).copyOf(capacity.toInt())
    }
    start = 0
  }

  private companion object {
    val EMPTY = ByteArray(0)
    val WORDS: VarHandle =
      MethodHandles.byteArrayViewVarHandle(LongArray::class.java, ByteOrder.LITTLE_ENDIAN)
    const val ONES = 0x0101010101010101L
    const val TOP_BITS = ONES shl 7
    const val SMALLEST = 256L
    const val LARGEST_KEPT = 64 * 1024
  }
}
