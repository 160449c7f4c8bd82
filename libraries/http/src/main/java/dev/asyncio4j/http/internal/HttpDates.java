package dev.asyncio4j.http.internal;

import java.time.DateTimeException;
import java.time.Instant;
import java.time.LocalDateTime;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.util.Locale;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/** Dates as header fields have them. */
public final class HttpDates {
  private static final DateTimeFormatter FORMAT =
      DateTimeFormatter.ofPattern("EEE, dd MMM yyyy HH:mm:ss 'GMT'", Locale.US)
          .withZone(ZoneOffset.UTC);
  private static final String MONTHS = "janfebmaraprmayjunjulaugsepoctnovdec";
  private static final Pattern DELIMITERS =
      Pattern.compile("[\\x09\\x20-\\x2f\\x3b-\\x40\\x5b-\\x60\\x7b-\\x7e]+");
  private static final Pattern TIME = Pattern.compile("(\\d{1,2}):(\\d{1,2}):(\\d{1,2}).*");

  private HttpDates() {}

  /**
   * Writes a date.
   *
   * @param when the moment
   * @return such as {@code Sun, 06 Nov 1994 08:49:37 GMT}
   */
  public static String format(Instant when) {
    return FORMAT.format(when);
  }

  /**
   * Parses a date in any of the three forms of RFC 9110.
   *
   * @param text the date
   * @return the moment; null if it is none
   */
  public static @Nullable Instant parse(String text) {
    return parseCookie(text);
  }

  /**
   * Parses a date as RFC 6265 has it for cookies: its parts in any order.
   *
   * @param text the date
   * @return the moment; null if it is none
   */
  public static @Nullable Instant parseCookie(String text) {
    int[] time = null;
    int day = -1;
    int month = -1;
    int year = -1;
    for (String word : DELIMITERS.split(text)) {
      var clock = TIME.matcher(word);
      if (time == null && clock.matches()) {
        time =
            new int[] {
              Integer.parseInt(clock.group(1)),
              Integer.parseInt(clock.group(2)),
              Integer.parseInt(clock.group(3))
            };
      } else if (day < 0 && word.matches("\\d{1,2}")) {
        day = Integer.parseInt(word);
      } else if (month < 0 && word.length() >= 3 && monthOf(word) > 0) {
        month = monthOf(word);
      } else if (year < 0 && word.matches("\\d{2,4}")) {
        year = Integer.parseInt(word);
        if (year < 70) year += 2000;
        else if (year < 100) year += 1900;
      }
    }
    if (time == null || day < 1 || month < 1 || year < 1601) return null;
    try {
      return LocalDateTime.of(year, month, day, time[0], time[1], time[2])
          .toInstant(ZoneOffset.UTC);
    } catch (DateTimeException none) {
      return null;
    }
  }

  private static int monthOf(String word) {
    int at = MONTHS.indexOf(word.substring(0, 3).toLowerCase(Locale.ROOT));
    return at < 0 || at % 3 != 0 ? -1 : at / 3 + 1;
  }
}
