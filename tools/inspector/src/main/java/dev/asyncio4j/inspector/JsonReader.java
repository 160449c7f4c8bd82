package dev.asyncio4j.inspector;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** Reads JSON into maps, lists, texts, longs and doubles: what snapshots and traces consist of. */
final class JsonReader {
  private final String text;
  private int at;

  private JsonReader(String text) {
    this.text = text;
  }

  static Map<String, @Nullable Object> object(String text) {
    var reader = new JsonReader(text);
    if (!(reader.value() instanceof Map<?, ?> map)) throw reader.wrong("an object");
    var result = new LinkedHashMap<String, @Nullable Object>();
    map.forEach((key, value) -> result.put((String) key, value));
    return result;
  }

  private @Nullable Object value() {
    switch (peek()) {
      case '{':
        return map();
      case '[':
        return list();
      case '"':
        return string();
      default:
        return word();
    }
  }

  private Map<String, @Nullable Object> map() {
    var map = new LinkedHashMap<String, @Nullable Object>();
    at++;
    while (peek() != '}') {
      var key = string();
      expect(':');
      map.put(key, value());
      if (peek() == ',') at++;
    }
    at++;
    return map;
  }

  private List<@Nullable Object> list() {
    var list = new ArrayList<@Nullable Object>();
    at++;
    while (peek() != ']') {
      list.add(value());
      if (peek() == ',') at++;
    }
    at++;
    return list;
  }

  private String string() {
    expect('"');
    var string = new StringBuilder();
    for (char c = next(); c != '"'; c = next()) string.append(c == '\\' ? escaped() : c);
    return string.toString();
  }

  private char escaped() {
    var c = next();
    switch (c) {
      case 'u':
        at += 4;
        return (char) Integer.parseInt(text.substring(at - 4, at), 16);
      case 'n':
        return '\n';
      case 't':
        return '\t';
      default:
        return c;
    }
  }

  private @Nullable Object word() {
    var start = at;
    while (at < text.length() && ",]} \n".indexOf(text.charAt(at)) < 0) at++;
    var word = text.substring(start, at);
    switch (word) {
      case "null":
        return null;
      case "true":
        return true;
      case "false":
        return false;
      default:
        try {
          var isWhole = word.chars().noneMatch(c -> c == '.' || c == 'e' || c == 'E');
          return isWhole ? (Object) Long.valueOf(word) : Double.valueOf(word);
        } catch (NumberFormatException error) {
          throw wrong("a value");
        }
    }
  }

  private char peek() {
    while (at < text.length() && text.charAt(at) <= ' ') at++;
    if (at >= text.length()) throw wrong("more");
    return text.charAt(at);
  }

  private char next() {
    if (at >= text.length()) throw wrong("the end of a string");
    return text.charAt(at++);
  }

  private void expect(char c) {
    if (peek() != c) throw wrong("'" + c + "'");
    at++;
  }

  private IllegalArgumentException wrong(String expected) {
    return new IllegalArgumentException(
        "no snapshot: " + expected + " was expected at character " + at);
  }
}
