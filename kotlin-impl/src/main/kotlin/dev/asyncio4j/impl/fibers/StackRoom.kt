package dev.asyncio4j.impl.fibers

/**
 * Makes sure that a stack has room left, or overflows it here, where nothing has been begun yet.
 *
 * A suspended virtual thread keeps its stack in the heap, and gets only the top of it back when it
 * goes on. One that suspends at each level of an endless recursion would fill the heap; so its
 * frames are counted from time to time, and [MOST_FRAMES] are too many.
 *
 * The JVM does not tell how much stack is left. What it does is to make room for the whole frame of
 * a method at its call, also for variables that only a rare branch of it uses. So the frame of
 * [need] is large, and its variables are touched in one of 256 calls: 2 KiB where it is compiled, 5
 * KiB where it is interpreted, as the code is that needs the room; 5 ns a call. (As many calls of a
 * small method, one in the other, take 300.)
 */
internal object StackRoom {
  /** A source of values, read again for each variable so that no compiler makes one of them all. */
  @Volatile @JvmField var source = 1L

  private var calls = 0

  /** Needs [frames] times 2 KiB, in frames that are too large to be inlined. */
  fun need(frames: Int): Long {
    if (frames > 1) need(frames - 1)
    if (++calls and RARELY != 0) return 0
    return hold64 { hold64 { hold64 { hold64 { touch() } } } }
  }

  /** Returns whether there is room for what somebody else's code may do: 64 KiB. */
  fun has(): Boolean =
    try {
      need(FRAMES_OF_OTHERS)
      true
    } catch (_: StackOverflowError) {
      false
    }

  /** Checks the room for a new task, so that none is known to its loop and can never run. */
  fun needForTask(eager: Boolean) {
    if (eager) Fiber.current()?.checkStack()
    need(if (eager) FRAMES_TO_START else 1)
  }

  /**
   * Checks the room for classes that may be used for the first time. The JVM remembers for good
   * that one could not be initialised: a body whose stack is full would take it from the whole
   * process.
   */
  fun needForClasses() = need(FRAMES_FOR_CLASSES)

  /** Holds four variables live across the call of [inner]. */
  private inline fun hold4(inner: () -> Long): Long {
    val a = source
    val b = source
    val c = source
    val d = source
    return inner() + a + b + c + d
  }

  private inline fun hold16(inner: () -> Long): Long = hold4 { hold4 { hold4 { hold4(inner) } } }

  private inline fun hold64(inner: () -> Long): Long = hold16 {
    hold16 { hold16 { hold16(inner) } }
  }

  private fun touch(): Long = source

  fun checkDepth() {
    val frames = StackWalker.getInstance().walk { it.limit(MOST_FRAMES + 1).count() }
    if (frames > MOST_FRAMES)
      throw StackOverflowError("more than $MOST_FRAMES frames on the stack of a suspended body")
  }

  /** A mask for the calls of [checkDepth] that are left out. */
  const val SELDOM = 0x3FF

  private const val FRAMES_TO_START = 8

  private const val FRAMES_OF_OTHERS = 32

  /** A class is loaded with those that it names, by some fifty calls one in the other for each. */
  private const val FRAMES_FOR_CLASSES = 32

  /** A mask for the calls of [need] that do not touch their frame. */
  private const val RARELY = 0xFF

  /** About the number of frames that a thread's stack of 1 MiB holds. */
  private const val MOST_FRAMES = 16_384L
}
