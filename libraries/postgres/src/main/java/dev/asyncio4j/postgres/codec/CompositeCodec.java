package dev.asyncio4j.postgres.codec;

import dev.asyncio4j.postgres.PgRecord;
import dev.asyncio4j.postgres.PgType;
import java.nio.ByteBuffer;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** Composites: records whose values have a name each. */
final class CompositeCodec extends TypeCodec {
  private final Shape shape;
  private final List<TypeCodec> codecs;

  CompositeCodec(PgType type, List<String> names, List<TypeCodec> codecs) {
    super(
        type,
        codecs.stream().allMatch(TypeCodec::isBinary) ? Carrier.BINARY : Carrier.TEXT,
        codecs.stream().allMatch(TypeCodec::isPrompt));
    shape = new Shape(names);
    this.codecs = List.copyOf(codecs);
  }

  @Override
  public Object convert(Object value) {
    if (carrier() == Carrier.TEXT) {
      if (value instanceof String) return value;
      throw refused(value, "a String, as one of its attributes has no binary format");
    }
    var values = parts(value);
    if (values == null) throw refused(value, "an Object[], a List, a record or a PgRecord");
    if (values.size() != codecs.size())
      throw refused(value, codecs.size() + " attributes, got " + values.size());
    return values;
  }

  static @Nullable List<@Nullable Object> parts(Object value) {
    if (value instanceof Object[] array) return Arrays.asList(array);
    if (value instanceof List<?> list) return new ArrayList<>(list);
    if (value instanceof PgRecord row) return row.values();
    return value instanceof Record row ? JavaRecords.values(row) : null;
  }

  @Override
  public String writeText(Object converted) {
    return (String) converted;
  }

  @Override
  public void write(Object converted, Out out) {
    var values = (List<?>) converted;
    out.i4(values.size());
    for (int i = 0; i < values.size(); i++) {
      out.i4(codecs.get(i).type().oid());
      out.sized(codecs.get(i), values.get(i));
    }
  }

  @Override
  public Object read(ByteBuffer in) {
    var values = new @Nullable Object[in.getInt()];
    for (int i = 0; i < values.length; i++) {
      in.getInt(); // the type, known
      values[i] = ArrayCodec.sized(codecs.get(i), in);
    }
    return new Row(shape, values);
  }
}
