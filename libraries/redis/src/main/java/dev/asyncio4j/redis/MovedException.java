package dev.asyncio4j.redis;

/**
 * A slot that another node serves.
 *
 * <p><i>Python:</i> {@code MovedError}.
 */
public class MovedException extends ResponseException {
  private static final long serialVersionUID = 1L;

  /** The slot of the keys. */
  private final int slot;

  /** The name or address of the other node. */
  private final String host;

  /** The port of the other node. */
  private final int port;

  /**
   * Makes one of what a node says: {@code MOVED 3999 127.0.0.1:6381}.
   *
   * @param message the text of the error
   * @throws IllegalArgumentException if it names no slot and address
   */
  public MovedException(String message) {
    super(message);
    var words = message.split(" ");
    int colon = words.length < 3 ? -1 : words[2].lastIndexOf(':');
    if (colon < 0) throw new IllegalArgumentException("no slot and address in: " + message);
    slot = Integer.parseInt(words[1]);
    host = words[2].substring(0, colon);
    port = Integer.parseInt(words[2].substring(colon + 1));
  }

  /** {@return the slot} */
  public int slot() {
    return slot;
  }

  /** {@return the host to ask; empty: the one that answered} */
  public String host() {
    return host;
  }

  /** {@return the port to ask} */
  public int port() {
    return port;
  }
}
