package dev.asyncio4j.postgres.codec;

import static dev.asyncio4j.postgres.codec.TypeCodec.Carrier.BINARY;
import static dev.asyncio4j.postgres.codec.TypeCodec.Carrier.NATIVE;
import static dev.asyncio4j.postgres.codec.TypeCodec.rest;
import static dev.asyncio4j.postgres.codec.TypeCodec.utf8;

import dev.asyncio4j.postgres.BitString;
import dev.asyncio4j.postgres.Box;
import dev.asyncio4j.postgres.Circle;
import dev.asyncio4j.postgres.DataConversionException;
import dev.asyncio4j.postgres.Line;
import dev.asyncio4j.postgres.LineSegment;
import dev.asyncio4j.postgres.Path;
import dev.asyncio4j.postgres.PgType;
import dev.asyncio4j.postgres.Point;
import dev.asyncio4j.postgres.Polygon;
import dev.asyncio4j.postgres.codec.TypeCodec.Carrier;
import java.nio.ByteBuffer;
import java.time.LocalDate;
import java.time.LocalDateTime;
import java.time.LocalTime;
import java.time.OffsetTime;
import java.util.HashMap;
import java.util.Map;
import java.util.UUID;
import java.util.function.BiConsumer;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/** Codecs of the types that every server has under the same numbers. */
final class Builtins {
  static final Map<Integer, TypeCodec> BY_OID = new HashMap<>();

  private static final long UINT = 0xffff_ffffL;

  private Builtins() {}

  private static void put(TypeCodec codec) {
    BY_OID.put(codec.type().oid(), codec);
  }

  private static PgType type(int oid, String name, String kind) {
    return new PgType(oid, name, kind, "pg_catalog");
  }

  /** Adds a type and that of its arrays; 0: there are none. */
  private static void scalar(
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
  private static void of(
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
  private static void text(int oid, int array, String name, Carrier carrier) {
    scalar(
        oid,
        array,
        name,
        carrier,
        "a String",
        Builtins::string,
        (v, out) -> out.text((String) v),
        TypeCodec::utf8);
  }

  /** Adds a type whose binary format is a version and the text. */
  private static void versioned(int oid, int array, String name) {
    scalar(
        oid,
        array,
        name,
        BINARY,
        "a String",
        Builtins::string,
        (v, out) -> out.i1(1).text((String) v),
        in -> {
          in.get();
          return utf8(in);
        });
  }

  /** Adds a type that is read and written as a text only. */
  private static void shown(int oid, int array, String name) {
    var codec = new TextCodec(type(oid, name, "scalar"));
    put(codec);
    if (array != 0) put(new ArrayCodec(type(array, name + "[]", "array"), codec));
  }

  private static void range(int oid, int array, int multi, int multiArray, String name, int of) {
    var element = BY_OID.get(of);
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

  private static @Nullable Object wide(@Nullable Long whole) {
    return whole;
  }

  private static @Nullable Object uuid(Object value) {
    try {
      return value instanceof String text
          ? UUID.fromString(text)
          : value instanceof UUID ? value : null;
    } catch (IllegalArgumentException e) {
      throw new DataConversionException("invalid UUID: " + e.getMessage(), e);
    }
  }

  static {
    scalar(
        16,
        1000,
        "bool",
        NATIVE,
        "a Boolean",
        v -> v instanceof Boolean ? v : null,
        (v, out) -> out.i1((Boolean) v ? 1 : 0),
        in -> in.get() != 0);
    scalar(
        21,
        1005,
        "int2",
        NATIVE,
        "a whole number of int2",
        v -> {
          var whole = Numbers.whole(v, Short.MIN_VALUE, Short.MAX_VALUE);
          return whole == null ? null : whole.shortValue();
        },
        (v, out) -> out.i2((Short) v),
        ByteBuffer::getShort);
    scalar(
        23,
        1007,
        "int4",
        NATIVE,
        "a whole number of int4",
        v -> {
          var whole = Numbers.whole(v, Integer.MIN_VALUE, Integer.MAX_VALUE);
          return whole == null ? null : whole.intValue();
        },
        (v, out) -> out.i4((Integer) v),
        ByteBuffer::getInt);
    scalar(
        20,
        1016,
        "int8",
        NATIVE,
        "a whole number of int8",
        v -> wide(Numbers.whole(v, Long.MIN_VALUE, Long.MAX_VALUE)),
        (v, out) -> out.i8((Long) v),
        ByteBuffer::getLong);
    unsigned(26, 1028, "oid");
    unsigned(28, 1011, "xid");
    unsigned(29, 1012, "cid");
    scalar(
        5069,
        271,
        "xid8",
        BINARY,
        "a whole number",
        v -> wide(Numbers.whole(v, 0, Long.MAX_VALUE)),
        (v, out) -> out.i8((Long) v),
        ByteBuffer::getLong);
    scalar(
        700,
        1021,
        "float4",
        NATIVE,
        "a number of float4",
        Numbers::single,
        (v, out) -> out.i4(Float.floatToRawIntBits((Float) v)),
        ByteBuffer::getFloat);
    scalar(
        701,
        1022,
        "float8",
        NATIVE,
        "a number",
        Numbers::floating,
        (v, out) -> out.f8((Double) v),
        ByteBuffer::getDouble);
    scalar(
        1700,
        1231,
        "numeric",
        BINARY,
        "a number",
        Numbers::decimal,
        Numbers::writeNumeric,
        Numbers::readNumeric);
    text(25, 1009, "text", NATIVE);
    text(1043, 1015, "varchar", NATIVE);
    text(1042, 1014, "bpchar", NATIVE);
    text(19, 1003, "name", NATIVE);
    text(705, 0, "unknown", BINARY);
    text(2275, 1263, "cstring", BINARY);
    text(114, 199, "json", BINARY);
    text(142, 143, "xml", BINARY);
    versioned(3802, 3807, "jsonb");
    versioned(4072, 4073, "jsonpath");
    scalar(
        2950,
        2951,
        "uuid",
        NATIVE,
        "a UUID",
        Builtins::uuid,
        (v, out) ->
            out.i8(((UUID) v).getMostSignificantBits()).i8(((UUID) v).getLeastSignificantBits()),
        in -> {
          long most = in.getLong();
          return new UUID(most, in.getLong());
        });
    of(17, 1001, "bytea", byte[].class, (v, out) -> out.raw((byte[]) v), TypeCodec::rest);
    of(18, 1002, "\"char\"", byte[].class, (v, out) -> out.raw((byte[]) v), TypeCodec::rest);
    of(2278, 0, "void", Void.class, (v, out) -> {}, in -> null);
    of(1082, 1182, "date", LocalDate.class, Times::writeDate, Times::readDate);
    of(
        1083,
        1183,
        "time",
        LocalTime.class,
        (v, out) -> out.i8(Times.micros((LocalTime) v)),
        in -> Times.time(in.getLong()));
    of(1266, 1270, "timetz", OffsetTime.class, Times::writeOffsetTime, Times::readOffsetTime);
    of(1114, 1115, "timestamp", LocalDateTime.class, Times::writeTimestamp, Times::readTimestamp);
    scalar(
        1184,
        1185,
        "timestamptz",
        BINARY,
        "an OffsetDateTime, Instant or ZonedDateTime",
        Times::instant,
        Times::writeInstant,
        Times::readInstant);
    scalar(
        1186,
        1187,
        "interval",
        BINARY,
        "a PgInterval, Duration or Period",
        Times::interval,
        Times::writeInterval,
        Times::readInterval);
    networks();
    of(1560, 1561, "bit", BitString.class, Builtins::writeBits, Builtins::readBits);
    of(1562, 1563, "varbit", BitString.class, Builtins::writeBits, Builtins::readBits);
    of(600, 1017, "point", Point.class, Shapes::write, Shapes::point);
    of(601, 1018, "lseg", LineSegment.class, Shapes::write, Shapes::segment);
    of(602, 1019, "path", Path.class, Shapes::write, Shapes::path);
    of(603, 1020, "box", Box.class, Shapes::write, Shapes::box);
    of(604, 1027, "polygon", Polygon.class, Shapes::write, in -> new Polygon(Shapes.points(in)));
    of(628, 629, "line", Line.class, Shapes::write, Shapes::line);
    of(718, 719, "circle", Circle.class, Shapes::write, Shapes::circle);
    shown(790, 791, "money");
    shown(27, 1010, "tid");
    shown(3220, 3221, "pg_lsn");
    shown(3614, 3643, "tsvector");
    shown(3615, 3645, "tsquery");
    shown(2205, 2210, "regclass");
    shown(2206, 2211, "regtype");
    shown(24, 1008, "regproc");
    shown(2202, 2207, "regprocedure");
    shown(4089, 4090, "regnamespace");
    shown(4096, 4097, "regrole");
    shown(1033, 1034, "aclitem");
    shown(1790, 2201, "refcursor");
    range(3904, 3905, 4451, 6150, "int4", 23);
    range(3906, 3907, 4532, 6151, "num", 1700);
    range(3908, 3909, 4533, 6152, "ts", 1114);
    range(3910, 3911, 4534, 6153, "tstz", 1184);
    range(3912, 3913, 4535, 6155, "date", 1082);
    range(3926, 3927, 4536, 6157, "int8", 20);
  }

  private static void unsigned(int oid, int array, String name) {
    scalar(
        oid,
        array,
        name,
        BINARY,
        "a whole number without sign",
        v -> wide(Numbers.whole(v, 0, UINT)),
        (v, out) -> out.i4(((Long) v).intValue()),
        in -> in.getInt() & UINT);
  }

  private static void networks() {
    for (boolean isCidr : new boolean[] {false, true})
      scalar(
          isCidr ? 650 : 869,
          isCidr ? 651 : 1041,
          isCidr ? "cidr" : "inet",
          BINARY,
          "an InetNetwork, InetAddress or String",
          Networks::network,
          (v, out) -> Networks.writeNetwork(v, out, isCidr),
          Networks::readNetwork);
    scalar(
        829,
        1040,
        "macaddr",
        BINARY,
        "a String of 6 bytes",
        v -> Networks.card(v, 6),
        (v, out) -> out.raw((byte[]) v),
        Networks::readCard);
    scalar(
        774,
        775,
        "macaddr8",
        BINARY,
        "a String of 8 bytes",
        v -> Networks.card(v, 8),
        (v, out) -> out.raw((byte[]) v),
        Networks::readCard);
  }

  private static void writeBits(Object value, Out out) {
    var bits = (BitString) value;
    out.i4(bits.length()).raw(bits.toByteArray());
  }

  private static Object readBits(ByteBuffer in) {
    int length = in.getInt();
    return BitString.of(rest(in), length);
  }
}
