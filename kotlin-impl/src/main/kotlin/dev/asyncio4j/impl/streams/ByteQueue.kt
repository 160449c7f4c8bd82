package dev.asyncio4j.impl.streams

import java.nio.ByteBuffer

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

  /** Where [wanted] begins, at [from] or later; -1 if it is not there. Not empty. */
  fun indexOf(wanted: ByteArray, from: Int): Int {
    val first = wanted[0]
    for (at in from..size - wanted.size) {
      if (bytes[start + at] == first && startsWith(wanted, at)) return at
    }
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
    const val SMALLEST = 256L
    const val LARGEST_KEPT = 64 * 1024
  }
}
