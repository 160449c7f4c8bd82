package dev.asyncio4j.http.web;

import java.time.DateTimeException;
import java.time.Instant;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.util.Locale;
import org.jspecify.annotations.Nullable;

/** Dates as HTTP writes them. */
final class HttpDates {
  private static final DateTimeFormatter FORMAT =
      DateTimeFormatter.ofPattern("EEE, dd MMM yyyy HH:mm:ss 'GMT'", Locale.ENGLISH)
          .withZone(ZoneOffset.UTC);

  /** The text for one second: most responses share it. */
  private record Second(long epoch, String text) {}

  private static volatile Second last = new Second(0, "Thu, 01 Jan 1970 00:00:00 GMT");

  private HttpDates() {}

  static String now() {
    long second = System.currentTimeMillis() / 1000;
    var known = last;
    if (known.epoch != second) {
      known = new Second(second, FORMAT.format(Instant.ofEpochSecond(second)));
      last = known;
    }
    return known.text;
  }

  static String format(Instant when) {
    return FORMAT.format(when);
  }

  /** The time in a header; null: there is none, or it is no date. */
  static @Nullable Instant parse(@Nullable String text) {
    if (text == null) return null;
    try {
      return Instant.from(DateTimeFormatter.RFC_1123_DATE_TIME.parse(text.strip()));
    } catch (DateTimeException e) {
      return null;
    }
  }

  /** The first whole second that is not before {@code when}. */
  static Instant roundUp(Instant when) {
    return when.getNano() == 0 ? when : Instant.ofEpochSecond(when.getEpochSecond() + 1);
  }
}
