package dev.asyncio4j.http.web;

import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/**
 * The part of a file that a request asks for, as a slice.
 *
 * <p><i>Python:</i> the {@code slice} of {@code request.http_range}.
 *
 * @param start the first byte; negative: that many bytes before the end
 * @param end the byte after the last one; null: to the end
 */
public record Range(long start, @Nullable Long end) {
  private static final Pattern FORM = Pattern.compile("bytes=(\\d{0,18})-(\\d{0,18})");

  /** The range of a header. */
  static Range parse(String header) {
    var matcher = FORM.matcher(header.strip());
    if (!matcher.matches()) {
      throw new IllegalArgumentException("range not in acceptable format: " + header);
    }
    var first = matcher.group(1);
    var last = matcher.group(2);
    if (first.isEmpty() && last.isEmpty()) {
      throw new IllegalArgumentException("No start or end of range specified: " + header);
    }
    if (first.isEmpty()) return new Range(-Long.parseLong(last), null);
    long start = Long.parseLong(first);
    if (last.isEmpty()) return new Range(start, null);
    long end = Long.parseLong(last) + 1;
    if (start >= end) throw new IllegalArgumentException("start cannot be after end: " + header);
    return new Range(start, end);
  }
}
