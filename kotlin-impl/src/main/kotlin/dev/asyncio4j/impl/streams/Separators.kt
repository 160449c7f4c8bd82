package dev.asyncio4j.impl.streams

/**
 * The separators that `readUntil` looks for: the one that ends first wins, even if a longer one
 * began earlier.
 */
internal class Separators(given: Array<out ByteArray>) {
  private val all = given.map(ByteArray::clone)
  val longest: Int

  init {
    require(all.isNotEmpty()) { "Separator should contain at least one element, got none" }
    require(all.none { it.isEmpty() }) {
      "Separator should be at least one-byte string, got an empty one"
    }
    longest = all.maxOf { it.size }
  }

  class Match(val start: Int, val end: Int)

  /** The first separator in [buffer] that begins at [from] or later. */
  fun find(buffer: ByteQueue, from: Int): Match? {
    var first: Match? = null
    for (separator in all) {
      val start = buffer.indexOf(separator, from)
      if (start < 0) continue
      val end = start + separator.size
      if (first == null || end < first.end) first = Match(start, end)
    }
    return first
  }

  companion object {
    val NEWLINE = byteArrayOf('\n'.code.toByte())
    val LINE = Separators(arrayOf(NEWLINE))
  }
}
