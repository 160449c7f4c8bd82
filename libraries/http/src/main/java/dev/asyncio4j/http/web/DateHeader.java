package dev.asyncio4j.http.web;

import dev.asyncio4j.http.Headers;
import dev.asyncio4j.http.internal.HttpDates;
import java.time.Instant;
import org.jspecify.annotations.Nullable;

/** Dates in headers. */
final class DateHeader {
  /** The text for one second: all responses within it share it. */
  private record Second(long epoch, String text) {}

  private static volatile Second last = new Second(0, HttpDates.format(Instant.EPOCH));

  private DateHeader() {}

  static String now() {
    long second = System.currentTimeMillis() / 1000;
    var known = last;
    if (known.epoch != second) {
      known = new Second(second, HttpDates.format(Instant.ofEpochSecond(second)));
      last = known;
    }
    return known.text;
  }

  /** The date of a header; null: there is none, or it is no date. */
  static @Nullable Instant of(Headers headers, String name) {
    var text = headers.get(name);
    return text == null ? null : HttpDates.parse(text);
  }

  /** The text of the first whole second that is not before {@code when}. */
  static String roundUp(Instant when) {
    return HttpDates.format(when.getNano() == 0 ? when : when.plusSeconds(1));
  }
}
