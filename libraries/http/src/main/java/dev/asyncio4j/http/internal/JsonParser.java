package dev.asyncio4j.http.internal;

import java.math.BigInteger;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** Reads JSON by RFC 8259. */
public final class JsonParser {
  private static final int DEEPEST = 500;

  private final String text;
  private int at;
  private int depth;

  private JsonParser(String text) {
    this.text = text;
  }

  /**
   * Parses a text.
   *
   * @param text one value
   * @return a map, list, string, number, boolean or null
   * @throws IllegalArgumentException if it is no JSON
   */
  public static @Nullable Object parse(String text) {
    JsonParser parser = new JsonParser(text);
    if (text.startsWith("\ufeff")) parser.at = 1;
    Object value = parser.value();
    parser.space();
    if (parser.at < text.length()) throw parser.bad("Extra data");
    return value;
  }

  private @Nullable Object value() {
    space();
    char c = at < text.length() ? text.charAt(at) : 0;
    return switch (c) {
      case '{' -> object();
      case '[' -> array();
      case '"' -> string();
      case 't' -> word("true", true);
      case 'f' -> word("false", false);
      case 'n' -> word("null", null);
      default -> number();
    };
  }

  private Map<String, @Nullable Object> object() {
    Map<String, @Nullable Object> map = new LinkedHashMap<>();
    enter();
    if (!next('}')) {
      do {
        space();
        if (at >= text.length() || text.charAt(at) != '"') {
          throw bad("Expecting property name enclosed in double quotes");
        }
        String name = string();
        if (!next(':')) throw bad("Expecting ':' delimiter");
        map.put(name, value());
      } while (next(','));
      if (!next('}')) throw bad("Expecting ',' delimiter");
    }
    depth--;
    return map;
  }

  private List<@Nullable Object> array() {
    List<@Nullable Object> list = new ArrayList<>();
    enter();
    if (!next(']')) {
      do list.add(value());
      while (next(','));
      if (!next(']')) throw bad("Expecting ',' delimiter");
    }
    depth--;
    return list;
  }

  private void enter() {
    at++;
    if (++depth > DEEPEST) throw bad("More than " + DEEPEST + " levels");
  }

  private @Nullable Object word(String word, @Nullable Object value) {
    if (!text.startsWith(word, at)) throw bad("Expecting value");
    at += word.length();
    return value;
  }

  private Number number() {
    int from = at;
    if (peek('-')) at++;
    int digits = digits();
    boolean leadingZero = digits > 1 && text.charAt(at - digits) == '0';
    boolean whole = true;
    if (digits > 0 && !leadingZero && peek('.')) {
      at++;
      whole = false;
      if (digits() == 0) throw bad("Expecting digits");
    }
    if (digits > 0 && !leadingZero && (peek('e') || peek('E'))) {
      at++;
      whole = false;
      if (peek('+') || peek('-')) at++;
      if (digits() == 0) throw bad("Expecting digits");
    }
    if (digits == 0 || leadingZero) {
      at = from;
      throw bad("Expecting value");
    }
    String number = text.substring(from, at);
    if (!whole) return Double.valueOf(number);
    if (number.length() < 10) return Integer.valueOf(number);
    if (number.length() < 1000) return smallest(new BigInteger(number));
    throw bad("A number of " + number.length() + " digits");
  }

  private static Number smallest(BigInteger number) {
    if (number.bitLength() < 32) return number.intValue();
    return number.bitLength() < 64 ? (Number) number.longValue() : number;
  }

  private int digits() {
    int from = at;
    while (at < text.length() && text.charAt(at) >= '0' && text.charAt(at) <= '9') at++;
    return at - from;
  }

  private String string() {
    int from = ++at;
    while (at < text.length() && text.charAt(at) != '"' && text.charAt(at) != '\\') control();
    if (peek('"')) return text.substring(from, at++);
    StringBuilder out = new StringBuilder().append(text, from, at);
    while (at < text.length()) {
      char c = text.charAt(at);
      if (c == '"') {
        at++;
        return out.toString();
      }
      if (c == '\\') {
        at++;
        out.append(escape());
      } else {
        control();
        out.append(c);
      }
    }
    throw bad("Unterminated string");
  }

  private void control() {
    if (text.charAt(at) < ' ') throw bad("Invalid control character");
    at++;
  }

  private char escape() {
    char c = at < text.length() ? text.charAt(at++) : 0;
    int plain = "\"\\/bfnrt".indexOf(c);
    if (plain >= 0 && c != 0) return "\"\\/\b\f\n\r\t".charAt(plain);
    try {
      if (c == 'u') {
        char letter = (char) Integer.parseInt(text, at, at + 4, 16);
        at += 4;
        return letter;
      }
    } catch (NumberFormatException | IndexOutOfBoundsException notHex) {
      throw bad("Invalid \\uXXXX escape");
    }
    throw bad("Invalid \\escape");
  }

  private boolean next(char c) {
    space();
    if (!peek(c)) return false;
    at++;
    return true;
  }

  private boolean peek(char c) {
    return at < text.length() && text.charAt(at) == c;
  }

  private void space() {
    while (at < text.length() && " \n\r\t".indexOf(text.charAt(at)) >= 0) at++;
  }

  private IllegalArgumentException bad(String what) {
    int line =
        1
            + (int)
                text.substring(0, Math.min(at, text.length()))
                    .chars()
                    .filter(c -> c == '\n')
                    .count();
    int column = at - text.lastIndexOf('\n', Math.max(0, at - 1));
    return new IllegalArgumentException(
        what + ": line " + line + " column " + column + " (char " + at + ")");
  }
}
