package dev.asyncio4j.impl.loop

/**
 * The loop's time in nanoseconds since an arbitrary start, and how it passes while nothing is
 * ready.
 */
internal sealed interface LoopClock {
  val now: Long

  /**
   * Timers due within this many nanoseconds of now fire now: below it, waiting again would only
   * spin.
   */
  val resolution: Long
}

/** The machine's monotonic clock. */
internal object SystemClock : LoopClock {
  override val now: Long
    get() = System.nanoTime()

  override val resolution: Long
    get() = 1
}

/**
 * A clock that stands still while anything is ready or outside work is pending, and jumps to the
 * next timer else.
 */
internal class VirtualClock : LoopClock {
  override var now = 0L
    private set

  override val resolution: Long
    get() = 1

  fun jump(nanos: Long) {
    now += nanos
  }
}
