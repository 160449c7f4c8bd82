package dev.asyncio4j.impl.streams

import dev.asyncio4j.AsyncIterable
import dev.asyncio4j.AsyncIterator
import dev.asyncio4j.Coroutine
import dev.asyncio4j.exceptions.IncompleteReadException
import dev.asyncio4j.exceptions.LimitOverrunException
import dev.asyncio4j.exceptions.StopAsyncIterationException
import dev.asyncio4j.impl.loop.Texts
import dev.asyncio4j.impl.tasks.Signal
import dev.asyncio4j.impl.tasks.SuspendCoroutine
import dev.asyncio4j.impl.tasks.TaskLoop
import dev.asyncio4j.impl.tasks.release
import dev.asyncio4j.streams.StreamReader
import dev.asyncio4j.transports.ReadTransport
import java.io.ByteArrayOutputStream
import java.nio.ByteBuffer
import java.util.OptionalInt

/**
 * Passes bytes from the transport to one task: `StreamReader`.
 *
 * A buffer of more than twice the limit stops the transport from reading, until it is back at the
 * limit or a task waits for more: so a slow reader slows its peer down, and memory stays bounded.
 */
internal class StreamReaderImpl(private val loop: TaskLoop, private val limit: Int) : StreamReader {
  var transport: ReadTransport? = null

  /** An object that lives as long as this does: the reader's user still uses the connection. */
  var companion: Any? = null

  private val buffer = ByteQueue()
  private var eof = false

  /**
   * The error that cut the stream off: reads fail with it once they have given all that came
   * before.
   */
  private var cutOffBy: Throwable? = null
  private var paused = false
  private val arrival = Signal(loop)

  /** True while a read wants all there is: the limit does not apply, and nothing is paused. */
  var unlimited = false
    set(value) {
      field = value
      if (value) resumeTransport()
    }

  /** The error that ended the connection, if one did: every read from then on raises it. */
  private var exception: Throwable? = null

  // -- the transport's side ----------------------------------------------------------------------

  override fun feedData(data: ByteArray) {
    check(!eof) { "feedData after feedEof: no bytes can follow the end of the stream" }
    if (data.isNotEmpty()) feed(ByteBuffer.wrap(data))
  }

  fun feed(data: ByteBuffer) {
    buffer.add(data)
    arrival.release()
    if (paused || unlimited || buffer.size <= 2L * limit) return
    paused = true
    transport?.pauseReading()
  }

  override fun feedEof() {
    eof = true
    arrival.release()
  }

  /** Feeds an end of the stream that came before its time. */
  fun feedCutOff(error: Throwable) {
    cutOffBy = error
    feedEof()
  }

  override fun exception() = exception

  override fun setException(error: Throwable) {
    exception = error
    arrival.fail(error)
  }

  /**
   * Takes the bytes received and not read: TLS, which starts in mid-stream, gets them in place of
   * the task.
   */
  fun takeBuffered(): ByteArray {
    paused = false
    return buffer.takeAll()
  }

  // -- the task's side ---------------------------------------------------------------------------

  override fun read(n: Int): Coroutine<ByteArray> =
    SuspendCoroutine("StreamReader.read", callsNoUserCode = true) {
      if (n < 0) readToEof() else readSome(n)
    }

  override fun readLine(): Coroutine<ByteArray> =
    SuspendCoroutine("StreamReader.readLine", callsNoUserCode = true) { nextLine() }

  override fun readExactly(n: Int): Coroutine<ByteArray> =
    SuspendCoroutine("StreamReader.readExactly", callsNoUserCode = true) { exactly(n) }

  override fun readUntil(vararg separators: ByteArray): Coroutine<ByteArray> =
    SuspendCoroutine("StreamReader.readUntil", callsNoUserCode = true) {
      until(Separators(separators), "readUntil")
    }

  override fun atEof() = eof && cutOffBy == null && buffer.size == 0

  override fun lines(): AsyncIterable<ByteArray> =
    object : AsyncIterator<ByteArray> {
      override fun next(): Coroutine<ByteArray> =
        SuspendCoroutine("StreamReader.lines", callsNoUserCode = true) {
          val line = nextLine()
          if (line.isEmpty()) {
            throw StopAsyncIterationException(
              "there is no further line: ${Texts.of(transport)} is at EOF"
            )
          }
          line
        }
    }

  private suspend fun readSome(n: Int): ByteArray {
    checkNoException()
    if (n == 0) return ByteArray(0)
    if (buffer.size == 0 && !eof) waitForData("read")
    if (buffer.size == 0) checkNotCutOff()
    return taken(minOf(n, buffer.size))
  }

  private suspend fun readToEof(): ByteArray {
    val all = ByteArrayOutputStream()
    try {
      do {
        val block = readSome(limit)
        all.writeBytes(block)
      } while (block.isNotEmpty())
    } catch (error: Throwable) {
      if (error === cutOffBy) buffer.add(ByteBuffer.wrap(all.toByteArray())) // for read(n)
      throw error
    }
    return all.toByteArray()
  }

  /** Waits for the end of the stream and leaves all that comes in the buffer. */
  suspend fun awaitEof() {
    checkNoException()
    while (!eof) waitForData("read")
  }

  /** Takes all that has come and was not read. */
  fun takeAll(): ByteArray = taken(buffer.size)

  private suspend fun exactly(n: Int): ByteArray {
    require(n >= 0) { "readExactly size can not be less than zero, got $n" }
    checkNoException()
    while (buffer.size < n) {
      if (eof) throw incomplete(OptionalInt.of(n))
      waitForData("readExactly")
    }
    return taken(n)
  }

  private suspend fun nextLine(): ByteArray =
    try {
      until(Separators.LINE, "readLine")
    } catch (error: IncompleteReadException) {
      error.partial()
    } catch (error: LimitOverrunException) {
      throw lineTooLong(error)
    }

  private fun lineTooLong(error: LimitOverrunException): IllegalArgumentException {
    val end = error.consumed()
    if (buffer.startsWith(Separators.NEWLINE, end)) buffer.drop(end + 1) else buffer.clear()
    resumeTransport()
    return IllegalArgumentException(error.message, error)
  }

  private suspend fun until(separators: Separators, call: String): ByteArray {
    checkNoException()
    var searched = 0
    while (true) {
      val match = separators.find(buffer, searched)
      if (match != null) {
        if (match.start > limit) throw overrun(FOUND, match.start)
        return taken(match.end)
      }
      // A separator may have begun at the end of the buffer: that part is searched again.
      searched = maxOf(searched, buffer.size + 1 - separators.longest)
      if (searched > limit) throw overrun(NOT_FOUND, searched)
      if (eof) throw incomplete(OptionalInt.empty())
      waitForData(call)
    }
  }

  private fun incomplete(wanted: OptionalInt): Throwable =
    cutOffBy ?: IncompleteReadException(buffer.takeAll(), wanted)

  private fun overrun(what: String, consumed: Int) =
    LimitOverrunException(
      "$what: $consumed bytes, limit is $limit; raise the option `limit` of the connection " +
        "(in Connect-, Server-, ProcessOptions), or read the data in pieces with read(n)",
      consumed,
    )

  private fun taken(count: Int): ByteArray {
    val data = buffer.take(count)
    resumeTransport()
    return data
  }

  private fun resumeTransport() {
    if (!paused || buffer.size > limit && !unlimited) return
    paused = false
    transport?.resumeReading()
  }

  private fun checkNoException() {
    exception?.let { throw it }
  }

  private fun checkNotCutOff() {
    cutOffBy?.let { throw it }
  }

  private suspend fun waitForData(call: String) {
    check(!arrival.isAwaited) {
      "$call() called while another coroutine is already waiting for incoming data; " +
        "let one task read from ${Texts.of(transport)}, or guard its reads with a Lock"
    }
    if (paused) { // more is needed than the buffer has: waiting for it while paused would never end
      paused = false
      transport?.resumeReading()
    }
    arrival.await()
  }

  private companion object {
    const val FOUND = "Separator is found, but chunk is longer than limit"
    const val NOT_FOUND = "Separator is not found, and chunk exceed the limit"
  }
}
