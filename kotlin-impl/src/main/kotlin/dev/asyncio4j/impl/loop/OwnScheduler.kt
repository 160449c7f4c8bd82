package dev.asyncio4j.impl.loop

import java.lang.invoke.MethodHandle
import java.lang.invoke.MethodHandles
import java.lang.invoke.MethodType.methodType
import java.lang.reflect.Constructor
import java.util.concurrent.Executor

/**
 * Virtual threads on a scheduler of ours, for mode `loop`: needs `java.lang` opened. Apart from
 * [VirtualThreads], for the JDK starts its own scheduler when this is first looked at.
 */
internal object OwnScheduler {
  /** The builder's constructor that takes a scheduler: the JDK's own tests use it. */
  private val builderOn: Constructor<*>? = found {
    Class.forName("java.lang.ThreadBuilders\$VirtualThreadBuilder")
      .getDeclaredConstructor(Executor::class.java)
      .apply { isAccessible = true }
  }

  /**
   * The end of a critical section in the JDK's own code; a method handle, as it is called where the
   * stack is full.
   */
  private val unpin: MethodHandle? = found {
    val method =
      Class.forName("java.lang.VirtualThread").getDeclaredMethod("enableSuspendAndPreempt")
    method.isAccessible = true
    MethodHandles.lookup().unreflect(method).asType(methodType(Void.TYPE, Thread::class.java))
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

  /** The JDK's own scheduler of virtual threads; read where one of ours [works] only. */
  val ofJdk: Executor by lazy {
    val holder = Class.forName("java.lang.VirtualThread").getDeclaredField("DEFAULT_SCHEDULER")
    holder.isAccessible = true
    holder.get(null) as Executor
  }

  /** True if a virtual thread on a scheduler of ours really runs there: probed, not assumed. */
  val works: Boolean by lazy {
    builderOn != null && VirtualThreads.carriersAreSeen && probeElsewhere()
  }

  /** A virtual thread that is not started, on [scheduler]. */
  fun unstarted(scheduler: Executor, body: Runnable): Thread =
    VirtualThreads.unstarted(builderOn!!.newInstance(scheduler), body)

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
      ofJdk // not first on a fiber
    } catch (_: Throwable) {
      return false // a JVM without real virtual threads refuses a scheduler
    }
    return ranHere === caller
  }
}
