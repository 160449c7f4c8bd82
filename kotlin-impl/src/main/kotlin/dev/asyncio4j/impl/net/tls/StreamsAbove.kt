package dev.asyncio4j.impl.net.tls

/** A protocol with streams, to which TLS can say more than to others. */
internal interface StreamsAbove {
  /** Gives up what was received and not read: it is TLS's; null if nobody reads any more. */
  fun takeBuffered(): ByteArray?

  /** The peer has ended the connection without a word, which [error] says. */
  fun cutOff(error: Throwable)
}
