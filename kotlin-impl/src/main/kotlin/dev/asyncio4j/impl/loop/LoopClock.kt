package dev.asyncio4j.impl.loop

/**
 * The loop's time in nanoseconds since an arbitrary start, and its passing while nothing is ready.
 */
internal sealed interface LoopClock {
  val now: Long
}

/** The machine's monotonic clock. */
internal object SystemClock : LoopClock {
  override val now: Long
    get() = System.nanoTime()
}

/**
 * A clock that stands still while anything is ready or outside work is pending, and jumps to the
 * next timer else, if it [jumps].
 */
internal class VirtualClock(start: Long = 0) : LoopClock {
  /** The time: the loop sets it on its turn, and a test may read it from any thread. */
  @Volatile
  override var now = start
    private set

  /** False while only the test that holds the clock moves it. */
  var jumps = true

  /** Sets the time to [nanos], which is not before now. */
  fun jumpTo(nanos: Long) {
    now = nanos
  }
}
