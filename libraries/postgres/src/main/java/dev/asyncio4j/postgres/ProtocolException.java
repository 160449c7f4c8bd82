package dev.asyncio4j.postgres;

import java.io.Serial;

/** Signals a peer that does not speak the protocol. <i>Python:</i> {@code ProtocolError}. */
public final class ProtocolException extends InternalClientException {
  @Serial private static final long serialVersionUID = 1L;

  /**
   * Makes one with a message.
   *
   * @param message what is wrong, and what to do
   */
  public ProtocolException(String message) {
    super(message);
  }
}
