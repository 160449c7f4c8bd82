package dev.asyncio4j.impl.process.posix

import java.io.IOException
import java.lang.invoke.MethodHandle
import java.lang.reflect.Method
import java.nio.Buffer
import java.nio.ByteBuffer
import java.util.Optional

/**
 * Functions of the system's C library. They are called by `java.lang.foreign`, which bytecode of
 * Java 17 reaches by reflection; where it is absent, or the user has not enabled native access,
 * there is no such object: the JDK would print a warning.
 */
internal class Posix private constructor() {
  private val linkerType = Class.forName("$FOREIGN.Linker")
  private val linker = linkerType.getMethod("nativeLinker")(null)
  private val symbols = linkerType.getMethod("defaultLookup")(linker)
  private val segmentType = Class.forName("$FOREIGN.MemorySegment")
  private val ofBuffer = segmentType.getMethod("ofBuffer", Buffer::class.java)
  private val address = segmentType.getMethod("address")
  val kill = function("kill", 2)
  private val strerror = function("__xpg_strerror_r", 3)

  /**
   * Returns a function of so many numbers or pointers, each passed as a Long, that returns an Int.
   */
  fun function(name: String, arguments: Int): NativeFunction {
    val layout = Class.forName("$FOREIGN.MemoryLayout")
    val descriptor = Class.forName("$FOREIGN.FunctionDescriptor")
    val layouts = java.lang.reflect.Array.newInstance(layout, arguments)
    repeat(arguments) { java.lang.reflect.Array.set(layouts, it, valueLayout("JAVA_LONG")) }
    val signature =
      descriptor.getMethod("of", layout, layouts.javaClass)(null, valueLayout("JAVA_INT"), layouts)
    val options = java.lang.reflect.Array.newInstance(Class.forName("$FOREIGN.Linker\$Option"), 0)
    val bind = linkerType.getMethod("downcallHandle", segmentType, descriptor, options.javaClass)
    return NativeFunction(bind(linker, symbol(name), signature, options) as MethodHandle)
  }

  private fun valueLayout(name: String): Any? =
    Class.forName("$FOREIGN.ValueLayout").getField(name)[null]

  private fun symbol(name: String): Any {
    val find = Class.forName("$FOREIGN.SymbolLookup").getMethod("find", String::class.java)
    val found = find(symbols, name) as Optional<*>
    return found.orElseThrow { NoSuchMethodException("the C library has no $name") }
  }

  /** Returns the address of a variable of the C library. */
  fun addressOfVariable(name: String): Long = address(symbol(name)) as Long

  /** Returns the address of a direct buffer's first byte; good while the buffer is reachable. */
  fun addressOf(direct: ByteBuffer): Long = address(ofBuffer(null, direct)) as Long

  /** Throws the exception that [error], an errno, stands for. */
  fun check(error: Int, what: String) {
    if (error == 0) return
    val text = ByteBuffer.allocateDirect(LONGEST_ERROR)
    strerror(error.toLong(), addressOf(text), LONGEST_ERROR.toLong())
    val bytes = ByteArray(LONGEST_ERROR).also { text.get(it) }
    throw IOException("$what: error=$error, ${String(bytes).substringBefore(NUL)}")
  }

  companion object {
    private const val FOREIGN = "java.lang.foreign"
    private const val LONGEST_ERROR = 256
    private const val NUL = '\u0000'
    private const val SINCE = 22

    /** The functions; null where they cannot be called, or not without a warning. */
    val system: Posix? by lazy {
      val enabled = Runtime.version().feature() >= SINCE && is64Bit() && isNativeAccessEnabled()
      try {
        if (enabled) Posix() else null
      } catch (_: ReflectiveOperationException) {
        null // not the C library of Linux
      }
    }

    /** Returns whether pointers have 64 bits: they are passed as Long. */
    private fun is64Bit() = System.getProperty("os.arch") in setOf("amd64", "aarch64")

    private fun isNativeAccessEnabled() =
      Module::class.java.getMethod("isNativeAccessEnabled")(Posix::class.java.module) as Boolean

    private operator fun Method.invoke(receiver: Any?, vararg arguments: Any?): Any? =
      invoke(receiver, *arguments)
  }
}

/** A function of the C library. */
internal class NativeFunction(private val handle: MethodHandle) {
  operator fun invoke(a: Long): Int = handle.invoke(a) as Int

  operator fun invoke(a: Long, b: Long): Int = handle.invoke(a, b) as Int

  operator fun invoke(a: Long, b: Long, c: Long): Int = handle.invoke(a, b, c) as Int

  operator fun invoke(a: Long, b: Long, c: Long, d: Long): Int = handle.invoke(a, b, c, d) as Int

  operator fun invoke(a: Long, b: Long, c: Long, d: Long, e: Long): Int =
    handle.invoke(a, b, c, d, e) as Int

  operator fun invoke(a: Long, b: Long, c: Long, d: Long, e: Long, f: Long): Int =
    handle.invoke(a, b, c, d, e, f) as Int
}
