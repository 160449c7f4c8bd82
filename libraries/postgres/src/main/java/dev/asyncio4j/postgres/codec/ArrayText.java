package dev.asyncio4j.postgres.codec;

import java.util.ArrayList;
import java.util.Collection;
import java.util.Collections;
import java.util.List;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/** Arrays as the server shows them: {@code {1,"a b",NULL}}. */
final class ArrayText {
  private final String text;
  private final Function<String, @Nullable Object> element;
  private int at;

  ArrayText(String text, Function<String, @Nullable Object> element) {
    this.text = text;
    this.element = element;
    at = text.indexOf('{'); // bounds may come first
  }

  static String write(List<?> list, TypeCodec element) {
    var out = new StringBuilder("{");
    for (var each : list) {
      if (out.length() > 1) out.append(',');
      if (each == null) out.append("NULL");
      else if (each instanceof Collection<?> inner) out.append(write(List.copyOf(inner), element));
      else {
        var shown = element.writeText(element.convert(each));
        out.append('"').append(shown.replace("\\", "\\\\").replace("\"", "\\\"")).append('"');
      }
    }
    return out.append('}').toString();
  }

  List<@Nullable Object> read() {
    var list = new ArrayList<@Nullable Object>();
    at++; // the brace
    while (text.charAt(at) != '}') {
      if (text.charAt(at) == ',') at++;
      list.add(text.charAt(at) == '{' ? read() : value());
    }
    at++;
    return Collections.unmodifiableList(list);
  }

  private @Nullable Object value() {
    boolean isQuoted = text.charAt(at) == '"';
    if (isQuoted) at++;
    var value = new StringBuilder();
    for (; ; at++) {
      char c = text.charAt(at);
      if (isQuoted ? c == '"' : c == ',' || c == '}') break;
      value.append(c == '\\' ? text.charAt(++at) : c);
    }
    if (isQuoted) at++;
    else if (value.toString().equals("NULL")) return null;
    return element.apply(value.toString());
  }
}
