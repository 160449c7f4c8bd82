package dev.asyncio4j.impl.fibers

import dev.asyncio4j.impl.loop.LoopThread
import dev.asyncio4j.impl.loop.OwnScheduler
import dev.asyncio4j.impl.loop.VirtualThreads
import java.util.concurrent.atomic.AtomicLong

/** The way Java bodies suspend; chosen once per process, see `docs/design.md`. */
internal enum class FiberMode(
  private val needs: String,
  /** True if bodies have threads of their own; else the loop's thread carries them. */
  val hasThreads: Boolean,
) {
  /** Virtual threads that the loop's own thread carries. */
  LOOP("JDK 21 or later and --add-opens java.base/java.lang=ALL-UNNAMED", false) {
    override val available: Boolean
      get() = OwnScheduler.works

    override fun newFiber(pool: FiberPool): Fiber = LoopFiber(pool)

    /**
     * Returns a thread that is no caller's own: one loses its interrupts while it mounts virtual
     * threads.
     */
    override fun hostOf(passes: Runnable): Thread = LoopThread(passes)
  },

  /** Virtual threads on the JDK's scheduler that hand over a baton. */
  HANDOFF("JDK 21 or later", true) {
    override val available: Boolean
      get() = VirtualThreads.available

    override fun newFiber(pool: FiberPool): Fiber =
      BatonFiber(pool, true) { life ->
        VirtualThreads.unstarted(life).apply { name = fiberName() }
      }

    override fun hostOf(passes: Runnable): Thread? =
      if (VirtualThreads.isVirtual(Thread.currentThread())) null
      else VirtualThreads.unstarted(passes).apply { name = "asyncio4j-loop" }
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

  /**
   * Returns a thread, not started, for the [passes] of a run; null if the caller's own is right.
   */
  abstract fun hostOf(passes: Runnable): Thread?

  fun relay(pool: FiberPool): Relay = if (hasThreads) BatonRelay(pool) else LoopRelay(pool)

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
     * Chooses the best mode that works. Before JDK 24, `await` inside `synchronized` would stop the
     * loop's own thread: there `loop` is used only when asked for.
     */
    private fun best(): FiberMode =
      if (LOOP.available && Runtime.version().feature() >= 24) LOOP
      else if (HANDOFF.available) HANDOFF else PLATFORM

    private fun named(asked: String): FiberMode {
      val mode =
        entries.firstOrNull { it.name == asked.uppercase() }
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
