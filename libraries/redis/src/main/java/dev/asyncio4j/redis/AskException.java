package dev.asyncio4j.redis;

/**
 * A slot that is about to move, and whose key may have moved already.
 *
 * <p><i>Python:</i> {@code AskError}.
 */
public class AskException extends ResponseException {
  private static final long serialVersionUID = 1L;

  /** The slot of the keys, and the other node. */
  private final SlotAddress address;

  /**
   * Makes one of what a node says: {@code ASK 3999 127.0.0.1:6381}.
   *
   * @param message the text of the error
   * @throws IllegalArgumentException if it names no slot and address
   */
  public AskException(String message) {
    super(message);
    address = SlotAddress.of(message);
  }

  /** {@return the slot} */
  public int slot() {
    return address.slot();
  }

  /** {@return the host to ask; empty: the one that answered} */
  public String host() {
    return address.host();
  }

  /** {@return the port to ask} */
  public int port() {
    return address.port();
  }
}
