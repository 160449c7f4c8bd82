package dev.asyncio4j.inspector;

import org.jspecify.annotations.Nullable;

/** Writes JSON: commas and escapes, also of what would end a script or move a terminal's cursor. */
final class JsonWriter {
  private final StringBuilder out = new StringBuilder();
  private boolean first = true;

  JsonWriter open(char bracket) {
    separate();
    out.append(bracket);
    first = true;
    return this;
  }

  JsonWriter close(char bracket) {
    out.append(bracket);
    first = false;
    return this;
  }

  JsonWriter key(String name) {
    separate();
    quote(name);
    out.append(':');
    first = true;
    return this;
  }

  JsonWriter number(long value) {
    separate();
    out.append(value);
    return this;
  }

  /** Writes thousandths of {@code value} as a fraction: microseconds, of nanoseconds. */
  JsonWriter thousandths(long value) {
    separate();
    out.append(value / 1000).append('.');
    out.append(Long.toString(1000 + value % 1000), 1, 4);
    return this;
  }

  JsonWriter text(@Nullable String value) {
    separate();
    if (value == null) out.append("null");
    else quote(value);
    return this;
  }

  /** Writes a text that is JSON already. */
  JsonWriter raw(String json) {
    separate();
    out.append(json);
    return this;
  }

  private void separate() {
    if (!first) out.append(',');
    first = false;
  }

  private void quote(String text) {
    out.append('"');
    for (int i = 0; i < text.length(); i++) {
      var c = text.charAt(i);
      if (c == '"' || c == '\\') out.append('\\').append(c);
      else if (c < ' '
          || c > '~' && c < '\u00a0'
          || c == '<'
          || Character.isSurrogate(c)
          || c == '\u2028'
          || c == '\u2029') out.append(String.format("\\u%04x", (int) c));
      else out.append(c);
    }
    out.append('"');
  }

  @Override
  public String toString() {
    return out.toString();
  }
}
