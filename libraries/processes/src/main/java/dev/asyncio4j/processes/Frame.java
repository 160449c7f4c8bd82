package dev.asyncio4j.processes;

import java.nio.ByteBuffer;

/**
 * A message between two processes.
 *
 * <pre>
 *   magic (2 bytes) │ kind (1) │ id (8) │ length (4) │ body
 * </pre>
 */
record Frame(Kind kind, long id, byte[] body) {
  static final int HEADER = 15;
  private static final short MAGIC = (short) 0xA410;
  private static final Kind[] KINDS = Kind.values();

  /** The kinds of messages. */
  enum Kind {
    /** The first one: the token of who connects. */
    HELLO,
    /** A question to a hub: an operation on one of its objects. */
    ASK,
    /** The answer to it. */
    ANSWER,
    /** The failure of it. */
    FAIL,
    /** The answer was received and is kept. */
    ACK,
    /** The answer is not waited for any more, or could not be read. */
    CANCEL,
    /** A function for the child. */
    TASK,
    /** The result of a function, and its error. */
    RESULT,
    ERROR,
    /** The child is to end as it likes. */
    BYE
  }

  byte[] bytes() {
    return ByteBuffer.allocate(HEADER + body.length)
        .putShort(MAGIC)
        .put((byte) kind.ordinal())
        .putLong(id)
        .putInt(body.length)
        .put(body)
        .array();
  }

  /** The start of a frame, and the length of what follows. */
  record Header(Kind kind, long id, int length) {
    static Header read(byte[] bytes, long most) {
      var header = ByteBuffer.wrap(bytes);
      boolean ours = header.getShort() == MAGIC;
      int kind = header.get();
      long id = header.getLong();
      int length = header.getInt();
      if (!ours || kind < 0 || kind >= KINDS.length || length < 0 || length > most) {
        throw new GarbageException(bytes);
      }
      return new Header(KINDS[kind], id, length);
    }

    Frame with(byte[] body) {
      return new Frame(kind, id, body);
    }
  }

  static void check(int length, long most) {
    if (length > most) {
      throw new IllegalArgumentException(
          "a message of %d bytes is larger than maxFrame, %d: send a file's path, or set the option"
              .formatted(length, most));
    }
  }
}
