package dev.asyncio4j.impl.remote

import java.io.ByteArrayInputStream
import java.io.ByteArrayOutputStream
import java.io.InputStream
import java.io.ObjectInputStream
import java.io.ObjectOutputStream
import java.io.ObjectStreamClass

/** Objects as bytes. */
internal object Serial {
  const val MOST_BYTES = 1 shl 30

  fun bytes(value: Any?): ByteArray {
    val bytes = ByteArrayOutputStream()
    ObjectOutputStream(bytes).use { it.writeObject(value) }
    require(bytes.size() <= MOST_BYTES) {
      "an object of ${bytes.size()} bytes is too large for another process: " +
        "more than $MOST_BYTES; pass it as a file"
    }
    return bytes.toByteArray()
  }

  fun value(bytes: ByteArray): Any? = Reader(ByteArrayInputStream(bytes)).readObject()

  /** Finds classes as the JDK does, and those that only the thread's own class loader has. */
  private class Reader(bytes: InputStream) : ObjectInputStream(bytes) {
    override fun resolveClass(type: ObjectStreamClass): Class<*> =
      try {
        super.resolveClass(type)
      } catch (error: ClassNotFoundException) {
        val own = Thread.currentThread().contextClassLoader ?: throw error
        try {
          Class.forName(type.name, false, own)
        } catch (_: ClassNotFoundException) {
          throw error
        }
      }
  }
}
