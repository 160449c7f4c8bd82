package dev.asyncio4j.processes;

import dev.asyncio4j.exceptions.BrokenBarrierException;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import org.jspecify.annotations.Nullable;

/** The few kinds of values that a hub and its users exchange, as bytes: no class is loaded. */
final class Wire {
  private Wire() {}

  /** Errors of a hub, which come out with the same type at the other side. */
  enum Fault {
    STATE,
    VALUE,
    BARRIER,
    PIPE,
    DIED;

    static Fault of(Throwable error) {
      if (error instanceof BrokenBarrierException) return BARRIER;
      if (error instanceof EndOfPipeException) return PIPE;
      if (error instanceof ChildDiedException) return DIED;
      return error instanceof IllegalArgumentException ? VALUE : STATE;
    }

    RuntimeException error(String message) {
      return switch (this) {
        case STATE -> new IllegalStateException(message);
        case VALUE -> new IllegalArgumentException(message);
        case BARRIER -> new BrokenBarrierException(message);
        case PIPE -> new EndOfPipeException(message);
        case DIED -> new ChildDiedException(message);
      };
    }
  }

  static byte[] value(@Nullable Object value) {
    if (value == null) return new byte[] {0};
    if (value instanceof Boolean flag) return new byte[] {1, (byte) (flag ? 1 : 0)};
    if (value instanceof Long number) {
      return ByteBuffer.allocate(9).put((byte) 2).putLong(number).array();
    }
    byte[] item = (byte[]) value;
    byte[] bytes = new byte[item.length + 1];
    bytes[0] = 3;
    System.arraycopy(item, 0, bytes, 1, item.length);
    return bytes;
  }

  static @Nullable Object value(byte[] bytes, int from) {
    return switch (bytes[from]) {
      case 0 -> null;
      case 1 -> bytes[from + 1] == 1;
      case 2 -> ByteBuffer.wrap(bytes, from + 1, 8).getLong();
      default -> Arrays.copyOfRange(bytes, from + 1, bytes.length);
    };
  }

  static byte[] fault(Throwable error) {
    byte[] text = String.valueOf(error.getMessage()).getBytes(StandardCharsets.UTF_8);
    byte[] bytes = new byte[text.length + 1];
    bytes[0] = (byte) Fault.of(error).ordinal();
    System.arraycopy(text, 0, bytes, 1, text.length);
    return bytes;
  }

  static RuntimeException fault(byte[] bytes) {
    String text = new String(bytes, 1, bytes.length - 1, StandardCharsets.UTF_8);
    return Fault.values()[bytes[0]].error(text);
  }
}
