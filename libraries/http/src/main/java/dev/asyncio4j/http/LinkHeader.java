package dev.asyncio4j.http;

import dev.asyncio4j.http.internal.Dispositions;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** The field Link: {@code <url>; rel="next", …}. */
final class LinkHeader {
  private static final Pattern ONE =
      Pattern.compile("\\s*<([^>]*)>((?:\\s*;[^,\"]*(?:\"[^\"]*\")?)*)\\s*(?:,|$)");

  private LinkHeader() {}

  static Map<String, Link> parse(List<String> fields, Url base) {
    Map<String, Link> links = new LinkedHashMap<>();
    Matcher each = ONE.matcher(String.join(", ", fields));
    while (each.find()) {
      Map<String, String> parameters = Dispositions.parameters(each.group(2));
      Url url;
      try {
        url = base.join(Url.of(each.group(1)));
      } catch (IllegalArgumentException noUrl) {
        continue;
      }
      links.put(parameters.getOrDefault("rel", each.group(1)), new Link(url, parameters));
    }
    return links;
  }
}
