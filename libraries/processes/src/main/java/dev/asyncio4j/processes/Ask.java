package dev.asyncio4j.processes;

import java.nio.ByteBuffer;
import org.jspecify.annotations.Nullable;

/**
 * An operation that somebody asks of an object of a hub.
 *
 * @param object the number of the object; 0: the hub itself
 * @param op what to do
 * @param owner the task or thread that asks, within its process
 * @param argument null, a flag, a number, or an item
 */
record Ask(long object, Op op, long owner, @Nullable Object argument) {
  private static final Op[] OPS = Op.values();

  /** The operations. */
  enum Op {
    PUT,
    TRY_PUT,
    GET,
    TRY_GET,
    SIZE,
    MOST,
    TASK_DONE,
    JOIN,
    ACQUIRE,
    RELEASE,
    LOCKED,
    VALUE,
    SET,
    CLEAR,
    IS_SET,
    WAIT,
    SIGNAL,
    RESET,
    ABORT,
    WAITING,
    BROKEN,
    POLL,
    HOLD,
    CLOSE,
    CLOSED,
    INVOKE,
    CREATE
  }

  byte[] bytes() {
    byte[] value = Wire.value(argument);
    return ByteBuffer.allocate(17 + value.length)
        .putLong(object)
        .put((byte) op.ordinal())
        .putLong(owner)
        .put(value)
        .array();
  }

  static Ask read(byte[] bytes) {
    var in = ByteBuffer.wrap(bytes);
    long object = in.getLong();
    Op op = OPS[in.get()];
    return new Ask(object, op, in.getLong(), Wire.value(bytes, 17));
  }

  long number() {
    return argument instanceof Long number ? number : 0;
  }
}
