package dev.asyncio4j.impl.loop

/**
 * The FIFO of entries to run: a ring that doubles when it is full.
 *
 * Touched only by the thread that has the loop's turn, so it needs no volatile access; other
 * threads go through [intake]. What they have brought comes before whatever is added later, as if
 * there were but one queue.
 */
internal class ReadyQueue(private val intake: Intake) {
  private var ring = arrayOfNulls<Ready>(INITIAL_CAPACITY)

  /** The number of entries that were ever taken; also the place of the oldest one, in a ring. */
  var taken = 0L
    private set

  var size = 0
    private set

  /** Chooses the entry that runs next; null, the common case: the oldest one does. */
  var choice: ((List<Ready>) -> Int)? = null

  /**
   * Returns how many entries the next pass runs: all, or the one chosen, which comes first then.
   */
  fun forPass(): Int {
    val choice = choice ?: return size
    if (size == 0) return 0
    val index = choice(toList())
    val chosen = ring[indexIn(ring, index)]
    for (i in index downTo 1) ring[indexIn(ring, i)] = ring[indexIn(ring, i - 1)]
    ring[indexIn(ring, 0)] = chosen
    return 1
  }

  fun toList(): List<Ready> = List(size) { ring[indexIn(ring, it)]!! }

  fun add(entry: Ready) {
    takeIn()
    append(entry)
  }

  /** Takes over the entries that other threads have brought. */
  fun takeIn() {
    if (intake.isEmpty) return
    while (true) {
      append(intake.first() ?: return)
      intake.remove()
    }
  }

  private fun append(entry: Ready) {
    if (size == ring.size) grow()
    ring[indexIn(ring, size)] = entry
    size++
  }

  /** The oldest entry; the caller has checked that there is one. */
  fun first(): Ready = ring[indexIn(ring, 0)]!!

  /** Removes and returns the oldest entry; the caller has checked that there is one. */
  fun take(): Ready {
    val index = indexIn(ring, 0)
    val entry = ring[index]!!
    ring[index] = null
    taken++
    size--
    return entry
  }

  fun clear() {
    while (size > 0) take()
  }

  /** Returns the place in [ring] of the entry [number] places behind the oldest one. */
  private fun indexIn(ring: Array<Ready?>, number: Int) =
    (taken.toInt() + number) and (ring.size - 1)

  private fun grow() {
    val larger = arrayOfNulls<Ready>(ring.size * 2)
    for (i in 0 until size) larger[indexIn(larger, i)] = ring[indexIn(ring, i)]
    ring = larger
  }
}

private const val INITIAL_CAPACITY = 64 // a power of two: indexes wrap with a mask
