package dev.asyncio4j.impl.net.tls

/** A protocol with streams, to which TLS can say more than to others. */
internal interface StreamsAbove {
  /** Gives up the bytes received and not read, which are TLS's; null if the reader is gone. */
  fun takeBuffered(): ByteArray?

  /**
   * Passes on that the peer has ended the connection without a word, with the [error] that says so.
   */
  fun cutOff(error: Throwable)
}
