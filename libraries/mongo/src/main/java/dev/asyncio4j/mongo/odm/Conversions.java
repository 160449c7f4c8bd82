package dev.asyncio4j.mongo.odm;

import java.math.BigDecimal;
import java.time.Instant;
import java.time.LocalDate;
import java.time.LocalDateTime;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.time.ZonedDateTime;
import java.util.Date;
import java.util.UUID;
import org.bson.types.Binary;
import org.bson.types.Decimal128;
import org.bson.types.ObjectId;
import org.jspecify.annotations.Nullable;

/**
 * Values of Java's types from what they may be written as; null, or an exception of parsing, where
 * they cannot be.
 */
final class Conversions {
  private Conversions() {}

  static @Nullable String text(Object given) {
    return given instanceof CharSequence text ? text.toString() : null;
  }

  static @Nullable Integer integer(Object given) {
    var number = decimal(given);
    return number == null ? null : (Integer) number.intValueExact();
  }

  static @Nullable Long int64(Object given) {
    var number = decimal(given);
    return number == null ? null : (Long) number.longValueExact();
  }

  static @Nullable Double float64(Object given) {
    if (given instanceof Double || given instanceof Float) return ((Number) given).doubleValue();
    var number = decimal(given);
    return number == null ? null : (Double) number.doubleValue();
  }

  static @Nullable BigDecimal decimal(Object given) {
    if (given instanceof BigDecimal decimal) return decimal;
    if (given instanceof Decimal128 decimal) return decimal.bigDecimalValue();
    if (given instanceof Number || given instanceof CharSequence)
      return new BigDecimal(given.toString().strip());
    return null;
  }

  /** {@return a number that the database keeps as it is: of 34 digits at most} */
  static @Nullable BigDecimal decimal128(Object given) {
    var number = decimal(given);
    return number == null ? null : new Decimal128(number).bigDecimalValue();
  }

  static @Nullable Boolean bool(Object given) {
    if (given instanceof Boolean value) return value;
    if (given instanceof Number number)
      return number.doubleValue() == 1 ? Boolean.TRUE : number.doubleValue() == 0 ? false : null;
    if (!(given instanceof CharSequence)) return null;
    return switch (given.toString().toLowerCase(java.util.Locale.ROOT)) {
      case "true", "t", "yes", "y", "on", "1" -> true;
      case "false", "f", "no", "n", "off", "0" -> false;
      default -> null;
    };
  }

  /** {@return a moment, in the milliseconds that the database keeps} */
  static @Nullable Instant instant(Object given) {
    var value = moment(given);
    return value == null ? null : Instant.ofEpochMilli(value.toEpochMilli());
  }

  private static @Nullable Instant moment(Object given) {
    if (given instanceof Instant value) return value;
    if (given instanceof Date value) return value.toInstant();
    if (given instanceof OffsetDateTime value) return value.toInstant();
    if (given instanceof ZonedDateTime value) return value.toInstant();
    if (given instanceof CharSequence text) return OffsetDateTime.parse(text).toInstant();
    return null;
  }

  static @Nullable LocalDateTime localDateTime(Object given) {
    var value =
        given instanceof LocalDateTime local
            ? local
            : given instanceof CharSequence text
                ? LocalDateTime.parse(text)
                : given instanceof LocalDate date ? date.atStartOfDay() : null;
    if (value != null) {
      var stored = value.toInstant(ZoneOffset.UTC).toEpochMilli();
      return LocalDateTime.ofInstant(Instant.ofEpochMilli(stored), ZoneOffset.UTC);
    }
    var moment = instant(given);
    return moment == null ? null : LocalDateTime.ofInstant(moment, ZoneOffset.UTC);
  }

  /** {@return a date, whose midnight the database keeps} */
  static @Nullable LocalDate date(Object given) {
    var value = day(given);
    if (value != null) midnight(value).toEpochMilli(); // throws for what the database cannot keep
    return value;
  }

  static Instant midnight(LocalDate date) {
    return date.atStartOfDay().toInstant(ZoneOffset.UTC);
  }

  private static @Nullable LocalDate day(Object given) {
    if (given instanceof LocalDate value) return value;
    if (given instanceof LocalDateTime value) return value.toLocalDate();
    if (given instanceof CharSequence text) return LocalDate.parse(text);
    var moment = instant(given);
    return moment == null ? null : LocalDate.ofInstant(moment, ZoneOffset.UTC);
  }

  static @Nullable UUID uuid(Object given) {
    if (given instanceof UUID value) return value;
    return given instanceof CharSequence text ? UUID.fromString(text.toString()) : null;
  }

  static @Nullable ObjectId objectId(Object given) {
    if (given instanceof ObjectId value) return value;
    return given instanceof CharSequence text ? new ObjectId(text.toString()) : null;
  }

  static byte @Nullable [] bytes(Object given) {
    if (given instanceof byte[] value) return value;
    return given instanceof Binary value ? value.getData() : null;
  }
}
