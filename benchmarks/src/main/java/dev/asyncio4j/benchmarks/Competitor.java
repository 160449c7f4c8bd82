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
