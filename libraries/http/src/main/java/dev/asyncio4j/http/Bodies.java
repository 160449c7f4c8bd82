package dev.asyncio4j.http;

import java.nio.file.Path;
import java.util.Map;

/** Makes ready what requests are given as data. */
final class Bodies {
  private Bodies() {}

  /** Makes a form of values by name. */
  static FormData form(Map<String, ?> values) {
    FormData form = FormData.create();
    values.forEach(
        (name, value) -> {
          if (value instanceof CharSequence || value instanceof Number) {
            form.addField(name, value.toString());
          } else if (value instanceof Path path) {
            form.addField(name, path);
          } else if (value instanceof byte[] bytes) {
            form.addField(name, bytes);
          } else if (value instanceof Payload payload) {
            form.addField(name, payload);
          } else if (value instanceof Iterable<?> several) {
            for (Object one : several) form.addField(name, String.valueOf(one));
          } else {
            throw new IllegalArgumentException(
                "field "
                    + name
                    + " has a value of "
                    + (value == null ? "null" : value.getClass().getName())
                    + ": make it a string, a number, bytes, a path or a payload");
          }
        });
    return form;
  }

  /** Checks the name of a coding. */
  static String coding(String coding) {
    if (coding.equals("deflate") || coding.equals("gzip")) return coding;
    throw new IllegalArgumentException(
        "bodies are compressed with deflate or gzip, not "
            + coding
            + ": compress it yourself and set Content-Encoding");
  }
}
