package dev.asyncio4j.benchmarks;

import java.io.IOException;

/** One table of the results: what is measured, by whom, and how it is told. */
interface Section {
  /** The name for {@code --only}. Sections that share a name are measured together. */
  String name();

  /** One round: every competitor once, in turn, so that a slow spell of the machine meets all. */
  void measure() throws IOException, InterruptedException;

  /** The rounds so far: a table, and who is missing in it. */
  String markdown();

  /** Adds the bars of this section, if it has any. */
  default void draw(Chart chart) {}
}
