package dev.asyncio4j.http.web;

import java.util.List;
import java.util.Locale;
import java.util.regex.Pattern;

/** Methods of HTTP. */
final class Methods {
  static final String ANY = "*";

  /** The methods of a view, in their sorted order. */
  static final List<String> ALL =
      List.of("CONNECT", "DELETE", "GET", "HEAD", "OPTIONS", "PATCH", "POST", "PUT", "TRACE");

  private static final Pattern TOKEN = Pattern.compile("[0-9A-Za-z!#$%&'*+.^_`|~-]+");

  private Methods() {}

  /** The method in upper case. */
  static String check(String method) {
    if (!TOKEN.matcher(method).matches()) {
      throw new IllegalArgumentException("'" + method + "' is not allowed HTTP method");
    }
    return method.toUpperCase(Locale.ROOT);
  }
}
