package dev.asyncio4j.http;

import java.nio.ByteBuffer;

/** The owner of connections, which is told when an exchange is over and when one is lost. */
interface WireOwner {
  /** The response has come whole; the wire is idle if it can be used again. */
  void received(Wire wire);

  /** The connection is lost. */
  void lost(Wire wire);

  /** The buffer that bytes are read into: all wires share it, each for the time of one read. */
  ByteBuffer buffer();
}
