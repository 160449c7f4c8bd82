package dev.asyncio4j.impl.loop

import java.lang.invoke.MethodHandle
import java.lang.invoke.MethodHandles
import java.lang.invoke.MethodType.methodType
import java.lang.reflect.Method

/**
 * Virtual threads for bytecode of Java 17: reached by reflection, whose compiled calls cost no more
 * than any, and by a method handle for what is called on a hot path. Absent before JDK 21.
 */
internal object VirtualThreads {
  /** `Thread.ofVirtual()`, or null where there are none. */
  private val ofVirtual: Method? = found { Thread::class.java.getMethod("ofVirtual") }

  /** `Thread.Builder.unstarted(Runnable)`. */
  private val unstarted: Method? = found {
    Class.forName("java.lang.Thread\$Builder").getMethod("unstarted", Runnable::class.java)
  }

  private val isVirtual: Method? = found { Thread::class.java.getMethod("isVirtual") }

  /** The JDK's own look below a virtual thread; needs `java.lang` opened. */
  private val carrier: MethodHandle? = found {
    val method = Thread::class.java.getDeclaredMethod("currentCarrierThread")
    method.isAccessible = true
    MethodHandles.lookup().unreflect(method).asType(methodType(Any::class.java))
  }

  val available: Boolean = ofVirtual != null

  /** True if the thread that carries a virtual one can be seen. */
  val carriersAreSeen: Boolean = carrier != null

  /** The platform thread below this one, or this one itself; null if it is hidden. */
  fun currentCarrier(): Any? = carrier?.invokeExact()

  /** A virtual thread that is not started, on the JDK's scheduler. */
  fun unstarted(body: Runnable): Thread = unstarted(ofVirtual!!.invoke(null), body)

  /** The thread that [builder], a `Thread.Builder`, makes. */
  fun unstarted(builder: Any, body: Runnable): Thread = unstarted!!.invoke(builder, body) as Thread

  fun isVirtual(thread: Thread): Boolean = isVirtual?.invoke(thread) as Boolean? ?: false
}

/** Returns what [get] finds in the JDK; null if it is not there, or is not opened to this code. */
internal inline fun <T> found(get: () -> T): T? =
  try {
    get()
  } catch (_: ReflectiveOperationException) {
    null
  } catch (_: RuntimeException) {
    null // InaccessibleObjectException: java.lang is not opened
  }
