package dev.asyncio4j.impl.loop

import java.lang.invoke.MethodHandle
import java.lang.invoke.MethodHandles
import java.lang.invoke.MethodType.methodType
import java.lang.reflect.Constructor
import java.lang.reflect.Method
import java.util.concurrent.Executor

/**
 * Virtual threads for bytecode of Java 17: reached by reflection, whose compiled calls cost no more
 * than any, and by two method handles for what is called on a hot path, or where the stack is full.
 * Absent before JDK 21.
 */
internal object VirtualThreads {
  private val lookup = MethodHandles.lookup()

  /** `Thread.ofVirtual()`, or null where there are none. */
  private val ofVirtual: Method? = find { Thread::class.java.getMethod("ofVirtual") }

  /**
   * The builder's constructor that takes a scheduler: the JDK's own tests use it; it needs
   * `java.lang` opened.
   */
  private val builderOn: Constructor<*>? = find {
    Class.forName("java.lang.ThreadBuilders\$VirtualThreadBuilder")
      .getDeclaredConstructor(Executor::class.java)
      .apply { isAccessible = true }
  }

  /** `Thread.Builder.unstarted(Runnable)`. */
  private val unstarted: Method? = find {
    Class.forName("java.lang.Thread\$Builder").getMethod("unstarted", Runnable::class.java)
  }

  /** The JDK's own look below a virtual thread; needs `java.lang` opened. */
  private val carrier: MethodHandle? = find {
    val method = Thread::class.java.getDeclaredMethod("currentCarrierThread")
    method.isAccessible = true
    lookup.unreflect(method).asType(methodType(Any::class.java))
  }

  /** The platform thread below this one, or this one itself; null if it is hidden. */
  fun currentCarrier(): Any? = carrier?.invokeExact()

  /** The end of a critical section in the JDK's own code; needs `java.lang` opened. */
  private val unpin: MethodHandle? = find {
    val method =
      Class.forName("java.lang.VirtualThread").getDeclaredMethod("enableSuspendAndPreempt")
    method.isAccessible = true
    lookup.unreflect(method).asType(methodType(Void.TYPE, Thread::class.java))
  }

  /**
   * Takes back the pins of the current thread and returns whether there were any. The JDK pins a
   * virtual thread in its own short critical sections only, in which no body ever runs; a stack
   * that overflows in one leaves its pin behind for good.
   */
  fun dropPins(): Boolean {
    if (unpin == null) return false
    var dropped = false
    try {
      while (true) {
        unpin.invoke(Thread.currentThread())
        dropped = true
      }
    } catch (_: IllegalStateException) {
      return dropped // none is left
    }
  }

  /** The JDK's own scheduler of virtual threads; read where [ownScheduler] is true only. */
  val defaultScheduler: Executor by lazy {
    val holder = Class.forName("java.lang.VirtualThread").getDeclaredField("DEFAULT_SCHEDULER")
    holder.isAccessible = true
    holder.get(null) as Executor
  }

  val available: Boolean = ofVirtual != null

  /** True if a virtual thread on a scheduler of ours really runs there: probed, not assumed. */
  val ownScheduler: Boolean by lazy { builderOn != null && carrier != null && probeElsewhere() }

  /** A virtual thread that is not started, on [scheduler] or, if null, on the JDK's. */
  fun unstarted(scheduler: Executor?, body: Runnable): Thread {
    val builder =
      if (scheduler == null) ofVirtual!!.invoke(null) else builderOn!!.newInstance(scheduler)
    return unstarted!!.invoke(builder, body) as Thread
  }

  fun isVirtual(thread: Thread): Boolean = isVirtual?.invoke(thread) as Boolean? ?: false

  private val isVirtual: Method? = find { Thread::class.java.getMethod("isVirtual") }

  /**
   * Probes on a thread of its own, not the caller's: mounting loses an interrupt, and what other
   * runtimes keep there.
   */
  private fun probeElsewhere(): Boolean {
    var works = false
    val prober = Thread({ works = probe() }, "asyncio4j-probe").apply { isDaemon = true }
    prober.start()
    var interrupted = false
    while (prober.isAlive) {
      try {
        prober.join()
      } catch (_: InterruptedException) {
        interrupted = true
      }
    }
    if (interrupted) Thread.currentThread().interrupt()
    return works
  }

  private fun probe(): Boolean {
    var ranHere: Thread? = null
    val caller = Thread.currentThread()
    try {
      var submitted: Runnable? = null
      unstarted({ submitted = it }) { ranHere = caller }.start()
      submitted?.run()
      defaultScheduler // not first on a fiber
    } catch (_: Throwable) {
      return false // a JVM without real virtual threads refuses a scheduler
    }
    return ranHere === caller
  }

  private inline fun <T> find(get: () -> T): T? =
    try {
      get()
    } catch (_: ReflectiveOperationException) {
      null
    } catch (_: RuntimeException) {
      null // InaccessibleObjectException: java.lang is not opened
    }
}
