package dev.asyncio4j.http.ws;

/** Numbers of RFC 6455 on the wire; 8 and more are control frames. */
final class Opcode {
  static final int CONTINUATION = 0x0;
  static final int TEXT = 0x1;
  static final int BINARY = 0x2;
  static final int CLOSE = 0x8;
  static final int PING = 0x9;
  static final int PONG = 0xA;

  /** The longest payload of a control frame. */
  static final int CONTROL_LIMIT = 125;

  private Opcode() {}

  static boolean isControl(int opcode) {
    return opcode >= CLOSE;
  }

  static boolean isKnown(int opcode) {
    return opcode <= BINARY || opcode >= CLOSE && opcode <= PONG;
  }
}
