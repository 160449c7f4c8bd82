package dev.asyncio4j.postgres.codec;

import dev.asyncio4j.postgres.DataConversionException;
import dev.asyncio4j.postgres.PgType;
import java.lang.reflect.Array;
import java.nio.ByteBuffer;
import java.util.ArrayList;
import java.util.Collection;
import java.util.Collections;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** Arrays: lists, in lists where there are more dimensions. */
final class ArrayCodec extends TypeCodec {
  /** The server's number of the type. */
  private static final int MAX_DIMENSIONS = 6;

  private final TypeCodec element;

  ArrayCodec(PgType type, TypeCodec element) {
    super(type, element.isBinary() ? Carrier.BINARY : Carrier.TEXT, element.isPrompt());
    this.element = element;
  }

  /** {@return a list, whose elements are converted when they are written} */
  @Override
  public Object convert(Object value) {
    var list = listOf(value);
    if (list == null) throw refused(value, "a Collection or an array");
    return list;
  }

  /** {@return null of what is an element} */
  private @Nullable List<@Nullable Object> listOf(Object value) {
    if (value instanceof Collection<?> all) return new ArrayList<>(all);
    boolean isElement = value instanceof byte[] || element instanceof CompositeCodec;
    if (!value.getClass().isArray() || isElement) return null;
    var list = new ArrayList<@Nullable Object>();
    for (int i = 0; i < Array.getLength(value); i++) list.add(Array.get(value, i));
    return list;
  }

  private @Nullable List<@Nullable Object> inner(@Nullable Object value) {
    if (value == null || value instanceof Collection<?> && element instanceof CompositeCodec)
      return null;
    return element instanceof MultirangeCodec ? null : listOf(value);
  }

  @Override
  public void write(Object converted, Out out) {
    var dimensions = new ArrayList<Integer>();
    var flat = new ArrayList<@Nullable Object>();
    flatten((List<?>) converted, 0, dimensions, flat);
    boolean isEmpty = flat.isEmpty();
    out.i4(isEmpty ? 0 : dimensions.size()).i4(flat.contains(null) ? 1 : 0);
    out.i4(element.type().oid());
    if (isEmpty) return;
    for (int size : dimensions) out.i4(size).i4(1);
    for (var each : flat) out.sized(element, each);
  }

  private void flatten(
      List<?> list, int depth, List<Integer> dimensions, List<@Nullable Object> flat) {
    if (depth == MAX_DIMENSIONS)
      throw new DataConversionException(
          "number of array dimensions exceeds the maximum allowed (" + MAX_DIMENSIONS + ")");
    if (dimensions.size() == depth) {
      if (!flat.isEmpty()) throw ragged();
      dimensions.add(list.size());
    } else if (dimensions.get(depth) != list.size()) throw ragged();
    for (var each : list) {
      var inner = inner(each);
      if (inner != null) flatten(inner, depth + 1, dimensions, flat);
      else if (dimensions.size() > depth + 1) throw ragged();
      else flat.add(each);
    }
  }

  private static DataConversionException ragged() {
    return new DataConversionException(
        "non-homogeneous array: all lists of a dimension must have the same length");
  }

  @Override
  public Object read(ByteBuffer in) {
    int dimensions = in.getInt();
    in.getInt(); // whether there are nulls
    in.getInt(); // the type of the elements
    if (dimensions == 0) return List.of();
    var sizes = new int[dimensions];
    for (int i = 0; i < dimensions; i++) {
      sizes[i] = in.getInt();
      in.getInt(); // the lower bound, which a list cannot have
    }
    return readDimension(in, sizes, 0);
  }

  private List<@Nullable Object> readDimension(ByteBuffer in, int[] sizes, int depth) {
    var list = new ArrayList<@Nullable Object>(Math.min(sizes[depth], in.remaining()));
    for (int i = 0; i < sizes[depth]; i++)
      list.add(depth + 1 < sizes.length ? readDimension(in, sizes, depth + 1) : sized(element, in));
    return Collections.unmodifiableList(list);
  }

  /** Reads a value that has its length before it. */
  static @Nullable Object sized(TypeCodec codec, ByteBuffer in) {
    int length = in.getInt();
    if (length < 0) return null;
    var value = codec.read(in.slice(in.position(), length));
    in.position(in.position() + length);
    return value;
  }

  @Override
  public String writeText(Object converted) {
    return ArrayText.write((List<?>) converted, element);
  }

  @Override
  public Object readText(String text) {
    return new ArrayText(text, element::readText).read();
  }
}
