package dev.asyncio4j.http.web;

import dev.asyncio4j.http.Http.ETag;
import java.util.ArrayList;
import java.util.List;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/** Entity tags in headers. */
final class ETags {
  static final ETag ANY = new ETag("*", false);
  private static final Pattern LIST =
      Pattern.compile("\\s*(W/)?\"([!#-}\\x80-\\uffff]*)\"\\s*(?:,|$)|(.)");

  private ETags() {}

  /** The tags of a list; what follows garbage is not looked at. */
  static List<ETag> parse(@Nullable String header) {
    if (header == null || header.isEmpty()) return List.of();
    if (header.strip().equals("*")) return List.of(ANY);
    var tags = new ArrayList<ETag>();
    var matcher = LIST.matcher(header);
    while (matcher.lookingAt() && matcher.group(3) == null) {
      tags.add(new ETag(matcher.group(2), matcher.group(1) != null));
      matcher.region(matcher.end(), header.length());
    }
    return tags;
  }

  static ETag check(ETag tag) {
    if (tag.value().chars().anyMatch(c -> c < '!' || c == '"' || c == 127)) {
      throw new IllegalArgumentException(
          "Value '" + tag.value() + "' is not a valid etag. Maybe it contains '\"'?");
    }
    return tag;
  }

  /** True if one of {@code tags} is {@code value}. */
  static boolean match(String value, List<ETag> tags, boolean weak) {
    if (tags.size() == 1 && tags.get(0).value().equals("*")) return true;
    return tags.stream().anyMatch(tag -> tag.value().equals(value) && (weak || !tag.weak()));
  }
}
