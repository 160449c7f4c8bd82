package dev.asyncio4j.postgres.codec;

import static java.time.temporal.ChronoUnit.MICROS;

import dev.asyncio4j.postgres.PgInterval;
import java.nio.ByteBuffer;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.time.LocalDateTime;
import java.time.LocalTime;
import java.time.OffsetDateTime;
import java.time.OffsetTime;
import java.time.Period;
import java.time.ZoneOffset;
import java.time.ZonedDateTime;
import org.jspecify.annotations.Nullable;

/** Dates and times, counted from the year 2000. */
final class Times {
  private static final LocalDate EPOCH_DAY = LocalDate.of(2000, 1, 1);
  private static final LocalDateTime EPOCH = EPOCH_DAY.atStartOfDay();
  private static final long DAY = 86_400_000_000L;

  private Times() {}

  static void writeDate(Object value, Out out) {
    if (value.equals(LocalDate.MAX)) out.i4(Integer.MAX_VALUE);
    else if (value.equals(LocalDate.MIN)) out.i4(Integer.MIN_VALUE);
    else out.i4(Math.toIntExact(((LocalDate) value).toEpochDay() - EPOCH_DAY.toEpochDay()));
  }

  static Object readDate(ByteBuffer in) {
    int days = in.getInt();
    if (days == Integer.MAX_VALUE) return LocalDate.MAX;
    return days == Integer.MIN_VALUE ? LocalDate.MIN : EPOCH_DAY.plusDays(days);
  }

  /** The server's 24:00 is the last moment of the day here. */
  static LocalTime time(long micros) {
    return micros == DAY ? LocalTime.MAX : LocalTime.ofNanoOfDay(micros * 1000);
  }

  static long micros(LocalTime time) {
    return time.equals(LocalTime.MAX) ? DAY : time.toNanoOfDay() / 1000;
  }

  static void writeOffsetTime(Object value, Out out) {
    var time = (OffsetTime) value;
    out.i8(micros(time.toLocalTime())).i4(-time.getOffset().getTotalSeconds());
  }

  static Object readOffsetTime(ByteBuffer in) {
    var time = time(in.getLong());
    return OffsetTime.of(time, ZoneOffset.ofTotalSeconds(-in.getInt()));
  }

  static void writeTimestamp(Object value, Out out) {
    if (value.equals(LocalDateTime.MAX)) out.i8(Long.MAX_VALUE);
    else if (value.equals(LocalDateTime.MIN)) out.i8(Long.MIN_VALUE);
    else out.i8(EPOCH.until((LocalDateTime) value, MICROS));
  }

  static Object readTimestamp(ByteBuffer in) {
    long micros = in.getLong();
    if (micros == Long.MAX_VALUE) return LocalDateTime.MAX;
    return micros == Long.MIN_VALUE ? LocalDateTime.MIN : EPOCH.plus(micros, MICROS);
  }

  static @Nullable OffsetDateTime instant(Object value) {
    if (value instanceof OffsetDateTime time) return time;
    if (value instanceof Instant time) return time.atOffset(ZoneOffset.UTC);
    return value instanceof ZonedDateTime time ? time.toOffsetDateTime() : null;
  }

  static void writeInstant(Object value, Out out) {
    var time = (OffsetDateTime) value;
    if (time.equals(OffsetDateTime.MAX)) out.i8(Long.MAX_VALUE);
    else if (time.equals(OffsetDateTime.MIN)) out.i8(Long.MIN_VALUE);
    else writeTimestamp(time.withOffsetSameInstant(ZoneOffset.UTC).toLocalDateTime(), out);
  }

  static Object readInstant(ByteBuffer in) {
    var time = (LocalDateTime) readTimestamp(in);
    if (time.equals(LocalDateTime.MAX)) return OffsetDateTime.MAX;
    return time.equals(LocalDateTime.MIN) ? OffsetDateTime.MIN : time.atOffset(ZoneOffset.UTC);
  }

  static @Nullable PgInterval interval(Object value) {
    if (value instanceof PgInterval interval) return interval;
    if (value instanceof Duration duration) return PgInterval.of(duration);
    return value instanceof Period period ? PgInterval.of(period) : null;
  }

  static void writeInterval(Object value, Out out) {
    var interval = (PgInterval) value;
    out.i8(interval.micros()).i4(interval.days()).i4(interval.months());
  }

  static Object readInterval(ByteBuffer in) {
    long micros = in.getLong();
    int days = in.getInt();
    return new PgInterval(in.getInt(), days, micros);
  }
}
