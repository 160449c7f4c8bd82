package dev.asyncio4j.http.internal;

import java.lang.reflect.Array;
import java.lang.reflect.InvocationTargetException;
import java.lang.reflect.RecordComponent;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** Writes values as JSON, in the form of Python's {@code json.dumps}. */
public final class JsonWriter {
  private static final int DEEPEST = 500;

  private final StringBuilder out = new StringBuilder();
  private int depth;

  private JsonWriter() {}

  /**
   * Writes a value.
   *
   * @param value map, iterable, array, string, number, boolean, enum, optional, record or null
   * @return the text
   * @throws IllegalArgumentException if it is something else, or too deep
   */
  public static String write(@Nullable Object value) {
    JsonWriter writer = new JsonWriter();
    writer.value(value);
    return writer.out.toString();
  }

  private void value(@Nullable Object value) {
    if (value == null || value instanceof Boolean) {
      out.append(value);
    } else if (value instanceof CharSequence
        || value instanceof Character
        || value instanceof Enum<?>) {
      string(value.toString());
    } else if (value instanceof Number number) {
      number(number);
    } else if (value instanceof Optional<?> optional) {
      value(optional.orElse(null));
    } else {
      if (++depth > DEEPEST) {
        throw new IllegalArgumentException(
            "more than " + DEEPEST + " levels of JSON: does the value contain itself?");
      }
      composite(value);
      depth--;
    }
  }

  private void composite(Object value) {
    if (value instanceof Map<?, ?> map) {
      String between = "{";
      for (var entry : map.entrySet()) {
        out.append(between);
        member(String.valueOf(entry.getKey()), entry.getValue());
        between = ", ";
      }
      out.append(map.isEmpty() ? "{}" : "}");
    } else if (value instanceof Iterable<?> several) {
      String between = "[";
      for (Object one : several) {
        out.append(between);
        value(one);
        between = ", ";
      }
      out.append(between.equals("[") ? "[]" : "]");
    } else if (value.getClass().isArray()) {
      out.append('[');
      for (int i = 0; i < Array.getLength(value); i++) {
        if (i > 0) out.append(", ");
        value(Array.get(value, i));
      }
      out.append(']');
    } else if (value instanceof Record record) {
      record(record);
    } else {
      throw new IllegalArgumentException(
          "Object of type "
              + value.getClass().getName()
              + " is not JSON serializable: make it a map or a record, or use a codec that knows"
              + " it");
    }
  }

  private void record(Record record) {
    String between = "{";
    for (RecordComponent part : record.getClass().getRecordComponents()) {
      out.append(between);
      between = ", ";
      try {
        var accessor = part.getAccessor();
        accessor.setAccessible(true);
        member(part.getName(), accessor.invoke(record));
      } catch (ReflectiveOperationException | RuntimeException failed) {
        if (failed instanceof IllegalArgumentException known) throw known;
        Throwable cause = failed instanceof InvocationTargetException e ? e.getCause() : failed;
        throw new IllegalArgumentException(
            "cannot read " + part + ": open its package to dev.asyncio4j.http", cause);
      }
    }
    out.append(between.equals("{") ? "{}" : "}");
  }

  private void member(String name, @Nullable Object value) {
    string(name);
    out.append(": ");
    value(value);
  }

  private void number(Number number) {
    if (number instanceof Double || number instanceof Float) {
      double value = number.doubleValue();
      if (Double.isNaN(value) || Double.isInfinite(value)) {
        throw new IllegalArgumentException(
            "JSON has no number " + number + ": send null or a string");
      }
    }
    out.append(number);
  }

  private void string(String text) {
    out.append('"');
    for (int i = 0; i < text.length(); i++) {
      char c = text.charAt(i);
      switch (c) {
        case '"' -> out.append("\\\"");
        case '\\' -> out.append("\\\\");
        case '\n' -> out.append("\\n");
        case '\r' -> out.append("\\r");
        case '\t' -> out.append("\\t");
        case '\b' -> out.append("\\b");
        case '\f' -> out.append("\\f");
        default -> {
          if (c < ' ' || c > '~') out.append(String.format("\\u%04x", (int) c));
          else out.append(c);
        }
      }
    }
    out.append('"');
  }
}
