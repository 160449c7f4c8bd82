package dev.asyncio4j.benchmarks;

import java.util.ArrayList;
import java.util.List;

/**
 * One column of a table.
 *
 * @param name the same in every table
 * @param command starts its process
 */
record Competitor(String name, List<String> command) {
  private static final String HEAP = "-Xmx1g";

  /** A program on a JDK, which its name ends with, with a heap that is enough for all of them. */
  static Competitor of(String name, Jdk jdk, Class<?> main, String mode, String... options) {
    var all = new ArrayList<>(List.of(HEAP));
    all.addAll(List.of(options));
    return new Competitor(name + ", " + jdk, jdk.running(main, mode, all));
  }

  Competitor named(String other) {
    return new Competitor(other, command);
  }

  /** The command with one more argument. */
  List<String> command(Object argument) {
    var all = new ArrayList<>(command);
    all.add(argument.toString());
    return all;
  }
}
