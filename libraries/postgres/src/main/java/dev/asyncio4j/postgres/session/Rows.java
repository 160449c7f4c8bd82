package dev.asyncio4j.postgres.session;

import dev.asyncio4j.postgres.ProtocolException;
import dev.asyncio4j.postgres.codec.TypeCodec;
import java.nio.BufferUnderflowException;
import java.nio.ByteBuffer;
import org.jspecify.annotations.Nullable;

/** Rows as the server sends them: the number of values, then each with its length before it. */
final class Rows {
  private Rows() {}

  /**
   * Reads a row.
   *
   * @param codecs of the columns; null: all are texts
   */
  static @Nullable Object[] read(ByteBuffer in, TypeCodec @Nullable [] codecs) {
    int end = in.limit();
    try {
      var values = new @Nullable Object[in.getShort() & 0xffff];
      if (codecs != null && values.length != codecs.length) throw broken();
      for (int i = 0; i < values.length; i++) {
        int length = in.getInt();
        if (length < 0) continue; // null
        if (length > in.remaining()) throw broken();
        int next = in.position() + length;
        in.limit(next);
        values[i] = codecs == null ? TypeCodec.utf8(in) : codecs[i].receive(in);
        in.limit(end).position(next);
      }
      return values;
    } catch (BufferUnderflowException e) {
      throw broken();
    }
  }

  private static ProtocolException broken() {
    return new ProtocolException("received a row that its statement does not have");
  }
}
