package dev.asyncio4j.impl.process.pool

import java.io.ByteArrayInputStream
import java.io.ByteArrayOutputStream
import java.io.ObjectInputStream
import java.io.ObjectOutputStream

/** Objects as bytes for a frame. */
internal object Serial {
  fun bytes(value: Any?): ByteArray {
    val bytes = ByteArrayOutputStream()
    ObjectOutputStream(bytes).use { it.writeObject(value) }
    require(bytes.size() <= WorkerLink.MOST_BYTES) {
      "an object of ${bytes.size()} bytes is too large for the process pool: " +
        "more than ${WorkerLink.MOST_BYTES}; pass it as a file"
    }
    return bytes.toByteArray()
  }

  fun value(bytes: ByteArray): Any? = ObjectInputStream(ByteArrayInputStream(bytes)).readObject()
}
