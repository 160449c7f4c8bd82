package dev.asyncio4j.impl.fibers

import dev.asyncio4j.impl.loop.LoopThread
import dev.asyncio4j.impl.loop.VirtualThreads
import java.util.concurrent.atomic.AtomicLong

/** How Java bodies suspend; chosen once per process, see `docs/design.md`. */
internal enum class FiberMode(
  private val needs: String,
  /** Bodies have threads of their own; else the loop's thread carries them. */
  private val hasThreads: Boolean,
) {
  /** Virtual threads that the loop's own thread carries. */
  LOOP("JDK 21 or later and --add-opens java.base/java.lang=ALL-UNNAMED", false) {
    override val available: Boolean
      get() = VirtualThreads.ownScheduler

    override fun newFiber(pool: FiberPool): Fiber = CarrierFiber(pool)

    /** A thread loses its interrupts while it mounts virtual threads: no caller's own. */
    override fun hostOf(passes: Runnable): Thread = LoopThread(passes)
  },

  /** Virtual threads on the JDK's scheduler that hand over a baton. */
  HANDOFF("JDK 21 or later", true) {
    override val available: Boolean
      get() = VirtualThreads.available

    override fun newFiber(pool: FiberPool): Fiber =
      BatonFiber(pool, true) { life ->
        VirtualThreads.unstarted(null, life).apply { name = fiberName() }
      }

    override fun hostOf(passes: Runnable): Thread? =
      if (VirtualThreads.isVirtual(Thread.currentThread())) null
      else VirtualThreads.unstarted(null, passes).apply { name = "asyncio4j-loop" }
  },

  /** Platform threads that hand over a baton. */
  PLATFORM("nothing", true) {
    override val available: Boolean
      get() = true

    override fun newFiber(pool: FiberPool): Fiber =
      BatonFiber(pool, false) { life ->
        Thread(null, life, fiberName(), STACK_BYTES).apply {
          isDaemon = true
        }
      }

    override fun hostOf(passes: Runnable): Thread? = null
  };

  abstract val available: Boolean

  abstract fun newFiber(pool: FiberPool): Fiber

  /** A thread, not started, for the [passes] of a run; null if the caller's own is right. */
  abstract fun hostOf(passes: Runnable): Thread?

  fun relay(pool: FiberPool): Relay? = if (hasThreads) Relay(pool) else null

  companion object {
    const val PROPERTY = "asyncio4j.fibers"
    private const val STACK_BYTES = 0L // the JVM's default, -Xss
    private val sequence = AtomicLong()

    fun fiberName() = "asyncio4j-fiber-${sequence.incrementAndGet()}"

    val chosen: FiberMode by lazy {
      val asked = System.getProperty(PROPERTY)
      if (asked.isNullOrEmpty()) best() else named(asked)
    }

    /**
     * Before JDK 24, `await` inside `synchronized` would stop the loop's own thread: `loop` only
     * when asked for.
     */
    private fun best(): FiberMode =
      if (LOOP.available && Runtime.version().feature() >= 24) LOOP
      else if (HANDOFF.available) HANDOFF else PLATFORM

    private fun named(asked: String): FiberMode {
      val mode =
        entries.firstOrNull { it.name.equals(asked, ignoreCase = true) }
          ?: throw IllegalArgumentException(
            "-D$PROPERTY=$asked names no fiber mode: use ${entries.joinToString { it.name.lowercase() }}"
          )
      check(mode.available) {
        "-D$PROPERTY=$asked does not work on this JVM (JDK ${Runtime.version()}): it needs ${mode.needs}"
      }
      return mode
    }
  }
}
