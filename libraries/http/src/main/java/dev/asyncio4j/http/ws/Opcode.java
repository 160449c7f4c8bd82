package dev.asyncio4j.http.ws;

import dev.asyncio4j.http.WsMessageType;

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

  /** {@return the number of a type that a program may send}, if the data fits it. */
  static int of(byte[] data, WsMessageType type) {
    int opcode = type.code();
    if (!isKnown(opcode) || opcode == CONTINUATION) {
      throw new IllegalArgumentException(
          type + " is nothing to be sent: choose TEXT, BINARY, PING, PONG or CLOSE");
    }
    if (isControl(opcode) && data.length > CONTROL_LIMIT) {
      throw new IllegalArgumentException(
          type + " has at most 125 bytes, got " + data.length + ": send a message instead");
    }
    return opcode;
  }
}
