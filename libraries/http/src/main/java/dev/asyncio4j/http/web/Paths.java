package dev.asyncio4j.http.web;

import static java.nio.charset.StandardCharsets.UTF_8;

import dev.asyncio4j.http.Url;
import java.io.ByteArrayOutputStream;
import java.nio.ByteBuffer;
import java.nio.charset.CharacterCodingException;

/**
 * Paths as the router compares them: decoded, but for a slash and a percent sign that came encoded,
 * which stay {@code %2F} and {@code %25}, so that they never end a segment.
 */
final class Paths {
  private Paths() {}

  /** Decodes a path as it stands in a URL. */
  static String decodeSafely(String path) {
    int percent = path.indexOf('%');
    if (percent < 0) return path;
    var text = new StringBuilder(path.length());
    int done = 0;
    while (percent >= 0) {
      text.append(path, done, percent);
      done = decode(path, percent, text);
      percent = path.indexOf('%', done);
    }
    return text.append(path, done, path.length()).toString();
  }

  /** Decodes what begins with the percent sign at {@code at}; returns where it ends. */
  private static int decode(String path, int at, StringBuilder text) {
    var bytes = new ByteArrayOutputStream();
    int end = at;
    for (int b; (b = escaped(path, end)) >= 0; end += 3) {
      if (b == '/' || b == '%') bytes.writeBytes(("%" + Integer.toHexString(b)).toUpperCase(java.util.Locale.ROOT).getBytes(UTF_8));
      else bytes.write(b);
    }
    if (end == at) {
      text.append('%'); // no code: itself
      return at + 1;
    }
    try {
      text.append(UTF_8.newDecoder().decode(ByteBuffer.wrap(bytes.toByteArray())));
    } catch (CharacterCodingException e) {
      text.append(path, at, end); // not UTF-8: stays as it came
    }
    return end;
  }

  /** The byte that is written at {@code at} as percent sign and two digits; -1: none is. */
  private static int escaped(String path, int at) {
    if (at + 2 >= path.length() || path.charAt(at) != '%') return -1;
    int high = Character.digit(path.charAt(at + 1), 16);
    int low = Character.digit(path.charAt(at + 2), 16);
    return high < 0 || low < 0 ? -1 : high << 4 | low;
  }

  /** A matched part of a decoded path, wholly decoded. */
  static String part(String value) {
    return value.indexOf('%') < 0 ? value : value.replace("%2F", "/").replace("%25", "%");
  }

  /** Encodes a part of a path; slashes stay. */
  static String quote(String value) {
    return Url.of("/").withPath("/" + value).rawPath().substring(1);
  }

  /** Encodes what must be, and leaves what is encoded. */
  static String requote(String path) {
    return quote(path).replace("%25", "%");
  }

  /** Resolves {@code .}, {@code ..} and empty segments. */
  static String normalize(String path) {
    var segments = new java.util.ArrayDeque<String>();
    for (var segment : path.split("/")) {
      if (segment.equals("..")) segments.pollLast();
      else if (!segment.isEmpty() && !segment.equals(".")) segments.addLast(segment);
    }
    return "/" + String.join("/", segments);
  }
}
