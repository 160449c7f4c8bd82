package dev.asyncio4j.impl.remote

import dev.asyncio4j.exceptions.RemoteWorkException
import dev.asyncio4j.impl.loop.Texts
import java.io.Serializable

/**
 * The end of work in another process, on its way back: all of it in bytes, so that what cannot be
 * read here does no harm to the executor that brings it.
 */
internal sealed class RemoteAnswer(protected val place: String) : Serializable {
  /** Gives the value, or throws the error. */
  abstract fun get(): Any?

  class Value(place: String, private val bytes: ByteArray) : RemoteAnswer(place) {
    override fun get(): Any? =
      try {
        Serial.value(bytes)
      } catch (error: Exception) {
        val text = "the result of work at $place cannot be read here: ${Texts.of(error)}"
        throw RemoteWorkException(text, "", error)
      }

    private companion object {
      private const val serialVersionUID = 1L
    }
  }

  /** The work's own exception. */
  class Failure(place: String, private val error: RemoteError) : RemoteAnswer(place) {
    override fun get(): Any? {
      val error = error.toThrowable { text, cause -> RemoteWorkException(text, "", cause) }
      error.addSuppressed(Note("ran on $place"))
      throw error
    }

    private companion object {
      private const val serialVersionUID = 1L
    }
  }

  /** The work, or its result, could not be read or written there. */
  class Obstacle(place: String, private val text: String, private val path: String) :
    RemoteAnswer(place) {
    override fun get(): Any? = throw RemoteWorkException(text, path, null)

    private companion object {
      private const val serialVersionUID = 1L
    }
  }

  /** Tells more of the error that it is attached to. */
  private class Note(text: String) : RuntimeException(text, null, false, false) {
    private companion object {
      private const val serialVersionUID = 1L
    }
  }

  private companion object {
    private const val serialVersionUID = 1L
  }
}
