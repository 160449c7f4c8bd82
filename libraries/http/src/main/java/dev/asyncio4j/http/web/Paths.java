package dev.asyncio4j.http.web;

import dev.asyncio4j.http.internal.Quoting;
import java.util.ArrayDeque;

/**
 * Paths as the router compares them, decoded.
 *
 * <p>A slash and a percent sign that came encoded stay so, lest they end a segment.
 */
final class Paths {
  private Paths() {}

  /** Decodes a path as it stands in a URL. */
  static String decodeSafely(String path) {
    return Quoting.unquote(path, "/%");
  }

  /** A matched part of a decoded path, wholly decoded. */
  static String part(String value) {
    if (value.indexOf('%') < 0) return value;
    return value.replace("%2F", "/").replace("%2f", "/").replace("%25", "%");
  }

  /** Encodes a part of a path; slashes stay. */
  static String quote(String value) {
    return Quoting.PATH.quote(value);
  }

  /** Encodes what must be, and leaves what is encoded. */
  static String requote(String path) {
    return Quoting.PATH_AGAIN.quote(path);
  }

  /** Resolves {@code .}, {@code ..} and empty segments. */
  static String normalize(String path) {
    var segments = new ArrayDeque<String>();
    for (var segment : path.split("/")) {
      if (segment.equals("..")) segments.pollLast();
      else if (!segment.isEmpty() && !segment.equals(".")) segments.addLast(segment);
    }
    return "/" + String.join("/", segments);
  }
}
