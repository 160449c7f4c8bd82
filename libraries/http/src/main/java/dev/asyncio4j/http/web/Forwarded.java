package dev.asyncio4j.http.web;

import java.util.ArrayList;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.regex.Pattern;

/** The header Forwarded of RFC 7239; what follows garbage is left out up to the next element. */
final class Forwarded {
  private static final String TOKEN = "[!#$%&'*+.^_`|~0-9A-Za-z-]+";
  private static final Pattern PAIR =
      Pattern.compile("(" + TOKEN + ")=(" + TOKEN + "|\"(?:[^\"\\\\]|\\\\.)*\")(:\\d{1,4})?");

  private Forwarded() {}

  static List<Map<String, String>> parse(List<String> headers) {
    var elements = new ArrayList<Map<String, String>>();
    for (var header : headers) parse(header, elements);
    return Collections.unmodifiableList(elements);
  }

  private static void parse(String header, List<Map<String, String>> elements) {
    var pair = PAIR.matcher(header);
    var element = new LinkedHashMap<String, String>();
    elements.add(Collections.unmodifiableMap(element));
    boolean needsSeparator = false;
    int at = 0;
    while (at >= 0 && at < header.length()) {
      char c = header.charAt(at);
      if (pair.region(at, header.length()).lookingAt() && !needsSeparator) {
        element.put(pair.group(1).toLowerCase(Locale.ROOT), value(pair.group(2), pair.group(3)));
        at = pair.end();
        needsSeparator = true;
      } else if (c == ',') {
        element = new LinkedHashMap<>();
        elements.add(Collections.unmodifiableMap(element));
        needsSeparator = false;
        at++;
      } else if (c == ';' || c == ' ' || c == '\t') {
        if (c == ';') needsSeparator = false;
        at++;
      } else {
        at = header.indexOf(',', at);
      }
    }
  }

  private static String value(String text, @org.jspecify.annotations.Nullable String port) {
    var value =
        text.startsWith("\"")
            ? text.substring(1, text.length() - 1).replaceAll("\\\\(.)", "$1")
            : text;
    return port == null ? value : value + port;
  }
}
