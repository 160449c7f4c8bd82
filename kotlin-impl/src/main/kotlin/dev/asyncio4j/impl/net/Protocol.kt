package dev.asyncio4j.impl.net

import java.nio.ByteBuffer

/**
 * What a [SocketTransport] calls, on the loop's turn: [connectionMade] once, then data, then at
 * most one end of the stream, then [connectionLost] once.
 */
internal interface Protocol {
  fun connectionMade(transport: SocketTransport)

  /** [data] is the loop's own buffer: valid during the call only. */
  fun dataReceived(data: ByteBuffer)

  /** The peer will send no more. False: the transport closes; true: this side may go on writing. */
  fun eofReceived(): Boolean

  /** [error] is null after a close or an abort of this side. */
  fun connectionLost(error: Throwable?)

  /** The write buffer has grown above its high mark; called inside `write`. */
  fun pauseWriting()

  /** The write buffer has shrunk to its low mark; pairs with [pauseWriting]. */
  fun resumeWriting()
}
