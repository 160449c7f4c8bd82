package dev.asyncio4j.postgres.codec;

import static dev.asyncio4j.postgres.codec.TypeCodec.Carrier.BINARY;
import static dev.asyncio4j.postgres.codec.TypeCodec.Carrier.NATIVE;
import static dev.asyncio4j.postgres.codec.TypeCodec.Carrier.UNSIGNED;
import static dev.asyncio4j.postgres.codec.TypeCodec.rest;

import dev.asyncio4j.postgres.BitString;
import dev.asyncio4j.postgres.Box;
import dev.asyncio4j.postgres.Circle;
import dev.asyncio4j.postgres.DataConversionException;
import dev.asyncio4j.postgres.Line;
import dev.asyncio4j.postgres.LineSegment;
import dev.asyncio4j.postgres.Path;
import dev.asyncio4j.postgres.Point;
import dev.asyncio4j.postgres.Polygon;
import java.nio.ByteBuffer;
import java.time.LocalDate;
import java.time.LocalDateTime;
import java.time.LocalTime;
import java.time.OffsetTime;
import java.util.Map;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/** Codecs of the types that every server has under the same numbers. */
final class Builtins {
  private static final TypeTable TYPES = new TypeTable();
  static final Map<Integer, TypeCodec> BY_OID = TYPES.byOid;

  private static final long UINT = 0xffff_ffffL;

  private Builtins() {}

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
    TYPES.scalar(
        16,
        1000,
        "bool",
        NATIVE,
        "a Boolean",
        v -> v instanceof Boolean ? v : null,
        (v, out) -> out.i1((Boolean) v ? 1 : 0),
        in -> in.get() != 0);
    TYPES.scalar(
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
    TYPES.scalar(
        23,
        1007,
        "int4",
        NATIVE,
        "a whole number of int4",
        v -> {
          if (v instanceof Integer) return v;
          var whole = Numbers.whole(v, Integer.MIN_VALUE, Integer.MAX_VALUE);
          return whole == null ? null : whole.intValue();
        },
        (v, out) -> out.i4((Integer) v),
        ByteBuffer::getInt);
    TYPES.scalar(
        20,
        1016,
        "int8",
        NATIVE,
        "a whole number of int8",
        v -> v instanceof Long ? v : wide(Numbers.whole(v, Long.MIN_VALUE, Long.MAX_VALUE)),
        (v, out) -> out.i8((Long) v),
        ByteBuffer::getLong);
    unsigned(26, 1028, "oid");
    unsigned(28, 1011, "xid");
    unsigned(29, 1012, "cid");
    TYPES.scalar(
        5069,
        271,
        "xid8",
        BINARY,
        "a whole number",
        v -> wide(Numbers.whole(v, 0, Long.MAX_VALUE)),
        (v, out) -> out.i8((Long) v),
        ByteBuffer::getLong);
    TYPES.scalar(
        700,
        1021,
        "float4",
        NATIVE,
        "a number of float4",
        Numbers::single,
        (v, out) -> out.i4(Float.floatToRawIntBits((Float) v)),
        ByteBuffer::getFloat);
    TYPES.scalar(
        701,
        1022,
        "float8",
        NATIVE,
        "a number",
        Numbers::floating,
        (v, out) -> out.f8((Double) v),
        ByteBuffer::getDouble);
    TYPES.scalar(
        1700,
        1231,
        "numeric",
        BINARY,
        "a number",
        Numbers::decimal,
        Numbers::writeNumeric,
        Numbers::readNumeric);
    TYPES.text(25, 1009, "text", NATIVE);
    TYPES.text(1043, 1015, "varchar", NATIVE);
    TYPES.text(1042, 1014, "bpchar", NATIVE);
    TYPES.text(19, 1003, "name", NATIVE);
    TYPES.text(705, 0, "unknown", BINARY);
    TYPES.text(2275, 1263, "cstring", BINARY);
    TYPES.text(114, 199, "json", BINARY);
    TYPES.text(142, 143, "xml", BINARY);
    TYPES.versioned(3802, 3807, "jsonb");
    TYPES.versioned(4072, 4073, "jsonpath");
    TYPES.scalar(
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
    TYPES.of(17, 1001, "bytea", byte[].class, (v, out) -> out.raw((byte[]) v), TypeCodec::rest);
    TYPES.of(18, 1002, "\"char\"", byte[].class, (v, out) -> out.raw((byte[]) v), TypeCodec::rest);
    TYPES.of(2278, 0, "void", Void.class, (v, out) -> {}, in -> null);
    TYPES.of(1082, 1182, "date", LocalDate.class, Times::writeDate, Times::readDate);
    TYPES.of(
        1083,
        1183,
        "time",
        LocalTime.class,
        (v, out) -> out.i8(Times.micros((LocalTime) v)),
        in -> Times.time(in.getLong()));
    TYPES.of(1266, 1270, "timetz", OffsetTime.class, Times::writeOffsetTime, Times::readOffsetTime);
    TYPES.of(
        1114, 1115, "timestamp", LocalDateTime.class, Times::writeTimestamp, Times::readTimestamp);
    TYPES.scalar(
        1184,
        1185,
        "timestamptz",
        BINARY,
        "an OffsetDateTime, Instant or ZonedDateTime",
        Times::instant,
        Times::writeInstant,
        Times::readInstant);
    TYPES.scalar(
        1186,
        1187,
        "interval",
        BINARY,
        "a PgInterval, Duration or Period",
        Times::interval,
        Times::writeInterval,
        Times::readInterval);
    networks();
    TYPES.of(1560, 1561, "bit", BitString.class, Builtins::writeBits, Builtins::readBits);
    TYPES.of(1562, 1563, "varbit", BitString.class, Builtins::writeBits, Builtins::readBits);
    TYPES.of(600, 1017, "point", Point.class, Shapes::write, Shapes::point);
    TYPES.of(601, 1018, "lseg", LineSegment.class, Shapes::write, Shapes::segment);
    TYPES.of(602, 1019, "path", Path.class, Shapes::write, Shapes::path);
    TYPES.of(603, 1020, "box", Box.class, Shapes::write, Shapes::box);
    TYPES.of(
        604, 1027, "polygon", Polygon.class, Shapes::write, in -> new Polygon(Shapes.points(in)));
    TYPES.of(628, 629, "line", Line.class, Shapes::write, Shapes::line);
    TYPES.of(718, 719, "circle", Circle.class, Shapes::write, Shapes::circle);
    TYPES.shown(790, 791, "money");
    TYPES.shown(27, 1010, "tid");
    TYPES.shown(3220, 3221, "pg_lsn");
    TYPES.shown(3614, 3643, "tsvector");
    TYPES.shown(3615, 3645, "tsquery");
    TYPES.shown(2205, 2210, "regclass");
    TYPES.shown(2206, 2211, "regtype");
    TYPES.shown(24, 1008, "regproc");
    TYPES.shown(2202, 2207, "regprocedure");
    TYPES.shown(4089, 4090, "regnamespace");
    TYPES.shown(4096, 4097, "regrole");
    TYPES.shown(1033, 1034, "aclitem");
    TYPES.shown(1790, 2201, "refcursor");
    TYPES.range(3904, 3905, 4451, 6150, "int4", 23);
    TYPES.range(3906, 3907, 4532, 6151, "num", 1700);
    TYPES.range(3908, 3909, 4533, 6152, "ts", 1114);
    TYPES.range(3910, 3911, 4534, 6153, "tstz", 1184);
    TYPES.range(3912, 3913, 4535, 6155, "date", 1082);
    TYPES.range(3926, 3927, 4536, 6157, "int8", 20);
  }

  private static void unsigned(int oid, int array, String name) {
    TYPES.scalar(
        oid,
        array,
        name,
        UNSIGNED,
        "a whole number without sign",
        v -> wide(Numbers.whole(v, 0, UINT)),
        (v, out) -> out.i4(((Long) v).intValue()),
        in -> in.getInt() & UINT);
  }

  private static void networks() {
    for (boolean isCidr : new boolean[] {false, true})
      TYPES.scalar(
          isCidr ? 650 : 869,
          isCidr ? 651 : 1041,
          isCidr ? "cidr" : "inet",
          BINARY,
          "an InetNetwork, InetAddress or String",
          Networks::network,
          (v, out) -> Networks.writeNetwork(v, out, isCidr),
          Networks::readNetwork);
    TYPES.scalar(
        829,
        1040,
        "macaddr",
        BINARY,
        "a String of 6 bytes",
        v -> Networks.card(v, 6),
        (v, out) -> out.raw((byte[]) v),
        Networks::readCard);
    TYPES.scalar(
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
