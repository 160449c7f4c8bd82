package dev.asyncio4j.impl.remote

import dev.asyncio4j.exceptions.RemoteWorkException
import dev.asyncio4j.impl.loop.Texts
import java.io.ByteArrayOutputStream
import java.io.NotSerializableException
import java.io.ObjectOutputStream
import java.io.OutputStream

/** The bytes of what travels. They are made once: what was checked is what is sent. */
internal object Parcel {
  /** The limit of work: what is larger goes by a file, or by a store that both sides reach. */
  const val MOST_BYTES = 16 shl 20

  /** Serialises [what]; [journey] tells what it is and where it goes, for the message. */
  fun of(what: Any?, most: Int = Int.MAX_VALUE - 8, journey: () -> String): ByteArray {
    val scales = Scales(most)
    try {
      ObjectOutputStream(scales).use { it.writeObject(what) }
    } catch (error: Exception) {
      throw refused(what, journey(), error)
    } catch (error: StackOverflowError) {
      throw refused(what, journey(), error)
    }
    if (scales.size > most) {
      val text = "${journey()}: it has ${scales.size} bytes, more than $most; pass it as a file"
      throw RemoteWorkException(text, "", null)
    }
    return scales.kept.toByteArray()
  }

  private fun refused(what: Any?, journey: String, error: Throwable): RemoteWorkException {
    val way = FieldPath.to(what)
    val reason =
      if (error is NotSerializableException) "which is not Serializable; ${way.advice}"
      else "which fails to be written: ${Texts.of(error)}"
    return RemoteWorkException("$journey: ${way.text}, $reason", way.text, error)
  }

  /** Weighs all, and keeps what is within the limit. */
  private class Scales(private val most: Int) : OutputStream() {
    val kept = ByteArrayOutputStream()
    var size = 0L
      private set

    override fun write(byte: Int) {
      if (++size <= most) kept.write(byte)
    }

    override fun write(bytes: ByteArray, offset: Int, count: Int) {
      size += count
      if (size <= most) kept.write(bytes, offset, count)
    }
  }
}
