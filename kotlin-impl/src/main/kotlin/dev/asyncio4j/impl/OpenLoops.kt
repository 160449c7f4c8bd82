package dev.asyncio4j.impl

import java.util.Collections
import java.util.WeakHashMap

/** The loops that are not closed, for code that looks for the leftovers of a program. */
internal object OpenLoops {
  /** The name of this copy of the engine: each class loader may have one. */
  val copy = Integer.toHexString(System.identityHashCode(this))

  private val loops = Collections.newSetFromMap(WeakHashMap<EventLoopImpl, Boolean>())

  @Synchronized
  fun add(loop: EventLoopImpl) {
    loops += loop
  }

  fun remove(loop: EventLoopImpl) {
    if (removeLast(loop)) ofBean { RegisteredBean.remove() }
  }

  /** Returns whether there was a bean, and [loop] was the last one that it could tell of. */
  @Synchronized
  private fun removeLast(loop: EventLoopImpl): Boolean {
    loops -= loop
    if (loops.isNotEmpty()) return false
    return hasBean.also { hasBean = false }
  }

  /** True while a [RegisteredBean] tells of the loops. */
  @Volatile private var hasBean = false

  init {
    // Tools ask all JVMs for it, and look no further into those that do not have it.
    val ofJar = javaClass.`package`.implementationVersion
    val ofModule = javaClass.module.descriptor?.rawVersion()?.orElse(null)
    System.setProperty("asyncio4j.version", ofJar ?: ofModule ?: "")
  }

  private val isHidden = javaClass.classLoader !== ClassLoader.getSystemClassLoader()

  /**
   * Has tools find the loops by a [RegisteredBean], if they need one and a loop has run for
   * [nanos]: a short program does not pay for it. Not on the thread of a loop.
   */
  fun show(nanos: Long) {
    if (hasBean || !needsBean(nanos)) return
    synchronized(this) {
      if (hasBean || loops.isEmpty()) return
      hasBean = true
    }
    ofBean {
      RegisteredBean.add()
      if (!hasBean) RegisteredBean.remove() // the last loop was closed meanwhile
    }
  }

  private inline fun ofBean(code: () -> Unit) {
    try {
      code()
    } catch (_: LinkageError) {
      // This JVM has no beans: so nobody can ask for one.
    }
  }

  private fun needsBean(nanos: Long): Boolean =
    when (System.getProperty("asyncio4j.inspect")) {
      "off" -> false
      "on" -> true
      else -> isHidden && nanos > SHORT_NANOS
    }

  /** Returns the loops that are not closed, in no order. */
  @Synchronized fun all(): List<EventLoopImpl> = loops.toList()

  /**
   * Returns a line for each open loop that still has a task, a timer, a channel or a resource such
   * as a child; lists each loop once.
   */
  @JvmStatic
  @Synchronized
  fun takeLeftovers(): List<String> {
    val holding = loops.filter {
      it.unfinishedTasks().isNotEmpty() ||
        it.timers.first() != null ||
        it.poller.interests > 0 ||
        it.resources.isNotEmpty()
    }
    loops -= holding.toSet()
    return holding.map {
      "$it: ${it.unfinishedTasks()}, timers: ${it.timers.size}, channels: ${it.poller.interests}, " +
        "resources: ${it.resources}"
    }
  }

  private const val SHORT_NANOS = 10_000_000_000L
}
