package dev.asyncio4j.http;

/**
 * Kind of a WebSocket message: the opcodes of RFC 6455, and four that no peer sends.
 *
 * <p><i>Python:</i> {@code aiohttp.WSMsgType}; same names and numbers.
 */
public enum WsMessageType {
  /** A further fragment; never seen by receivers. */
  CONTINUATION(0x0),
  /** Text: the data is a {@link String}. */
  TEXT(0x1),
  /** Binary: the data is a {@code byte[]}. */
  BINARY(0x2),
  /** The peer closes: the data is its code, an {@link Integer}, and {@code extra} its reason. */
  CLOSE(0x8),
  /** A ping, seen with {@code autoping(false)} only: the data is a {@code byte[]}. */
  PING(0x9),
  /** A pong, seen with {@code autoping(false)} only: the data is a {@code byte[]}. */
  PONG(0xA),
  /** A close by this side while a task receives: that task gets it, without data. */
  CLOSING(0x100),
  /** The socket is closed: every receive gets it, without data. */
  CLOSED(0x101),
  /** The socket has failed: the data is the {@link Throwable}. */
  ERROR(0x102);

  private final int code;

  WsMessageType(int code) {
    this.code = code;
  }

  /** {@return the opcode on the wire; 256 and more for the four that are never there} */
  public int code() {
    return code;
  }

  /** {@return whether the iteration over a socket ends with such a message} */
  boolean isEnd() {
    return this == CLOSE || this == CLOSING || this == CLOSED;
  }
}
