package dev.asyncio4j.postgres.codec;

import java.util.HashMap;
import java.util.List;
import java.util.Map;

/** The names of the columns of a result, which all its rows share. */
public final class Shape {
  private final List<String> names;
  private final Map<String, Integer> byName = new HashMap<>();

  /**
   * Makes one.
   *
   * @param names the last one of the same counts
   */
  public Shape(List<String> names) {
    this.names = List.copyOf(names);
    for (int i = 0; i < names.size(); i++) byName.put(names.get(i), i);
  }

  List<String> names() {
    return names;
  }

  /** {@return the index of a name; -1 if there is none} */
  int index(String name) {
    return byName.getOrDefault(name, -1);
  }
}
