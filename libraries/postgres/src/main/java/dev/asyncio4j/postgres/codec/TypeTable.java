package dev.asyncio4j.postgres.codec;

import static dev.asyncio4j.postgres.codec.TypeCodec.Carrier.BINARY;
import static dev.asyncio4j.postgres.codec.TypeCodec.utf8;

import dev.asyncio4j.postgres.PgType;
import dev.asyncio4j.postgres.codec.TypeCodec.Carrier;
import java.nio.ByteBuffer;
import java.util.HashMap;
import java.util.Map;
import java.util.function.BiConsumer;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/** Codecs by the numbers of their types: each kind of type is added with that of its arrays. */
final class TypeTable {
  final Map<Integer, TypeCodec> byOid = new HashMap<>();

  private void put(TypeCodec codec) {
    byOid.put(codec.type().oid(), codec);
  }

  private static PgType type(int oid, String name, String kind) {
    return new PgType(oid, name, kind, "pg_catalog");
  }

  /** Adds a type and that of its arrays; 0: there are none. */
  void scalar(
      int oid,
      int array,
      String name,
      Carrier carrier,
      String expected,
      Function<Object, @Nullable Object> convert,
      BiConsumer<Object, Out> write,
      Function<ByteBuffer, @Nullable Object> read) {
    var codec = new Scalar(type(oid, name, "scalar"), carrier, expected, convert, write, read);
    put(codec);
    if (array != 0) put(new ArrayCodec(type(array, name + "[]", "array"), codec));
  }

  /** Adds a type whose values are of one class. */
  void of(
      int oid,
      int array,
      String name,
      Class<?> type,
      BiConsumer<Object, Out> write,
      Function<ByteBuffer, @Nullable Object> read) {
    var expected = type == byte[].class ? "a byte[]" : "a " + type.getSimpleName();
    scalar(oid, array, name, BINARY, expected, v -> type.isInstance(v) ? v : null, write, read);
  }

  /** Adds a type whose binary format is the text. */
  void text(int oid, int array, String name, Carrier carrier) {
    scalar(
        oid,
        array,
        name,
        carrier,
        "a String",
        TypeTable::string,
        (v, out) -> out.text((String) v),
        TypeCodec::utf8);
  }

  /** Adds a type whose binary format is a version and the text. */
  void versioned(int oid, int array, String name) {
    scalar(
        oid,
        array,
        name,
        BINARY,
        "a String",
        TypeTable::string,
        (v, out) -> out.i1(1).text((String) v),
        in -> {
          in.get();
          return utf8(in);
        });
  }

  /** Adds a type that is read and written as a text only. */
  void shown(int oid, int array, String name) {
    var codec = new TextCodec(type(oid, name, "scalar"));
    put(codec);
    if (array != 0) put(new ArrayCodec(type(array, name + "[]", "array"), codec));
  }

  void range(int oid, int array, int multi, int multiArray, String name, int of) {
    var element = byOid.get(of);
    var codec = new RangeCodec(type(oid, name + "range", "range"), element);
    put(codec);
    put(new ArrayCodec(type(array, name + "range[]", "array"), codec));
    var many = new MultirangeCodec(type(multi, name + "multirange", "multirange"), codec);
    put(many);
    put(new ArrayCodec(type(multiArray, name + "multirange[]", "array"), many));
  }

  private static @Nullable Object string(Object value) {
    return value instanceof CharSequence text ? Out.checked(text.toString()) : null;
  }
}
