package dev.asyncio4j.zeromq.rpc;

import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.util.concurrent.ThreadLocalRandom;

/**
 * The first part of a request or an answer, in the machine's byte order.
 *
 * <pre>
 *   pid: 2 bytes, random: 2, id: 4, seconds since 1970: 8 (a double)   [, is an error: 1]
 * </pre>
 */
final class Header {
  private static final int REQUEST = 16;
  private static final int ANSWER = 17;

  private final short pid = (short) ProcessHandle.current().pid();
  private final short random = (short) ThreadLocalRandom.current().nextInt();

  byte[] request(int id) {
    return start(REQUEST, id).array();
  }

  byte[] answer(int id, boolean isError) {
    return start(ANSWER, id).put((byte) (isError ? 1 : 0)).array();
  }

  private ByteBuffer start(int size, int id) {
    double seconds = System.currentTimeMillis() / 1000.0;
    return ordered(ByteBuffer.allocate(size))
        .putShort(pid)
        .putShort(random)
        .putInt(id)
        .putDouble(seconds);
  }

  /** {@return the id in a request's header} */
  static int idOfRequest(byte[] header) {
    return id(header, REQUEST);
  }

  /** {@return the id in an answer's header} */
  static int idOfAnswer(byte[] header) {
    return id(header, ANSWER);
  }

  static boolean isError(byte[] answer) {
    return answer[ANSWER - 1] != 0;
  }

  private static int id(byte[] header, int size) {
    if (header.length == size) return ordered(ByteBuffer.wrap(header)).getInt(4);
    throw new IllegalArgumentException(
        "a header of %d bytes, not of %d".formatted(header.length, size));
  }

  private static ByteBuffer ordered(ByteBuffer buffer) {
    return buffer.order(ByteOrder.nativeOrder());
  }
}
