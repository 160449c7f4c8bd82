package dev.asyncio4j.postgres.codec;

import dev.asyncio4j.postgres.DataConversionException;
import dev.asyncio4j.postgres.PgType;
import java.nio.ByteBuffer;
import java.util.ArrayList;
import org.jspecify.annotations.Nullable;

/** Records without a type, as {@code ROW(1, 'a')} makes them: the names are f1, f2 and so on. */
final class AnonymousCodec extends TypeCodec {
  static final int OID = 2249;

  private final Types types;

  AnonymousCodec(Types types) {
    super(new PgType(OID, "record", "composite", "pg_catalog"), Carrier.BINARY, false);
    this.types = types;
  }

  @Override
  public Object convert(Object value) {
    throw new DataConversionException("input of anonymous composite types is not supported");
  }

  @Override
  public void write(Object converted, Out out) {
    throw new DataConversionException("input of anonymous composite types is not supported");
  }

  @Override
  public Object read(ByteBuffer in) {
    var values = new @Nullable Object[in.getInt()];
    var names = new ArrayList<String>();
    for (int i = 0; i < values.length; i++) {
      names.add("f" + (i + 1));
      values[i] = ArrayCodec.sized(types.require(in.getInt()), in);
    }
    return new Row(new Shape(names), values);
  }
}
