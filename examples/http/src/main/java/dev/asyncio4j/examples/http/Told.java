package dev.asyncio4j.examples.http;

import dev.asyncio4j.exceptions.AsyncTimeoutException;
import java.util.ArrayList;
import java.util.HexFormat;
import java.util.List;
import java.util.Optional;

/** Tells what a program saw, in the form in which the originals in Python tell it. */
final class Told {
  private Told() {}

  /** The class of an error without its suffix. */
  static String kind(Throwable error) {
    if (error instanceof AsyncTimeoutException) return "Timeout";
    return error.getClass().getSimpleName().replaceAll("(Exception|Error)$", "");
  }

  static String show(Object value) {
    if (value instanceof byte[] bytes) return HexFormat.of().formatHex(bytes);
    if (value instanceof Throwable error) return kind(error);
    if (value instanceof Optional<?> optional) return show(optional.orElse(null));
    if (value instanceof Object[] array) value = List.of(array);
    if (value instanceof List<?> list) {
      List<String> shown = new ArrayList<>();
      for (Object each : list) shown.add(show(each));
      return shown.toString();
    }
    return String.valueOf(value);
  }

  static void say(Object... values) {
    List<String> shown = new ArrayList<>();
    for (Object each : values) shown.add(show(each));
    System.out.println(String.join(" ", shown));
  }
}
