package dev.asyncio4j.impl.remote

import dev.asyncio4j.Body
import dev.asyncio4j.exceptions.RemoteWorkException
import dev.asyncio4j.impl.loop.Texts
import dev.asyncio4j.impl.tasks.Elsewhere
import dev.asyncio4j.lowlevel.RemoteWork
import java.net.InetAddress

/** A body on its way to another process, as bytes: what goes wrong with them there is an answer. */
internal class RemoteWorkImpl private constructor(private val bytes: ByteArray) :
  RemoteWork<RemoteAnswer> {

  override fun call() = callAt("process ${ProcessHandle.current().pid()} of ${machine()}")

  override fun callAt(place: String): RemoteAnswer {
    val body =
      try {
        Serial.value(bytes) as Body<*>
      } catch (error: Throwable) {
        return RemoteAnswer.Obstacle(place, unreadable(place, error), "")
      }
    return try {
      val value = Elsewhere.at(place, body::run)
      RemoteAnswer.Value(place, Parcel.of(value) { "the result of work at $place cannot travel" })
    } catch (obstacle: RemoteWorkException) {
      RemoteAnswer.Obstacle(place, Texts.messageOf(obstacle) ?: "", obstacle.path())
    } catch (error: Throwable) {
      RemoteAnswer.Failure(place, RemoteError(error))
    }
  }

  private fun unreadable(place: String, error: Throwable): String =
    if (error is ClassNotFoundException || error is NoClassDefFoundError)
      "$place lacks the class ${Texts.messageOf(error)}, which work sent there needs: " +
        "it must be on its class path"
    else "$place cannot read the work that was sent there: ${Texts.of(error)}"

  override fun toString() = "work of ${bytes.size} bytes"

  companion object {
    private const val serialVersionUID = 1L

    /** Serialises [body]; the executor [whither] is for the message. */
    fun of(body: Body<*>, whither: Any) =
      RemoteWorkImpl(
        Parcel.of(body, Parcel.MOST_BYTES) {
          "${Texts.of(body)} cannot travel to ${Texts.of(whither)}"
        }
      )

    private fun machine() = runCatching { InetAddress.getLocalHost().hostName }.getOrElse { "?" }
  }
}
