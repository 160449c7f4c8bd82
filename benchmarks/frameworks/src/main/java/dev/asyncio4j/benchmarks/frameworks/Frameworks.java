package dev.asyncio4j.benchmarks.frameworks;

import java.util.List;

/** Measures what the test kit, the carriers and the starter add to what they stand on. */
public final class Frameworks {
  private static final List<String> SECTIONS =
      List.of("testing", "network", "context", "mvc", "webflux", "start");
  private static final String USAGE =
      """
      java -jar benchmarks/frameworks/target/frameworks.jar [option value]...
        --only    sections, separated by commas: %s (all)
        --seconds of processor time for each row, in each of three rounds (3)\
      """
          .formatted(String.join(",", SECTIONS));

  private Frameworks() {}

  /** Prints a table for each section. */
  public static void main(String[] args) throws Exception {
    var only = SECTIONS;
    int seconds = 3;
    for (int i = 0; i + 1 < args.length; i += 2) {
      switch (args[i]) {
        case "--only" -> only = List.of(args[i + 1].split(","));
        case "--seconds" -> seconds = Integer.parseInt(args[i + 1]);
        default -> throw new IllegalArgumentException("unknown option " + args[i] + "\n" + USAGE);
      }
    }
    if (args.length % 2 == 1 || !SECTIONS.containsAll(only))
      throw new IllegalArgumentException(USAGE);
    System.out.println(
        "JDK " + Runtime.version() + ", " + System.getProperty("asyncio4j.fibers", "best mode"));
    for (var section : only) measure(section, new Rows(section, seconds));
  }

  private static void measure(String section, Rows rows) throws Exception {
    switch (section) {
      case "testing" -> KitCosts.measure(rows);
      case "network" -> NetworkCosts.measure(rows);
      case "context" -> CarrierCosts.measure(rows);
      case "mvc" -> MvcCosts.measure(rows);
      case "webflux" -> WebFluxCosts.measure(rows);
      default -> StartCosts.measure();
    }
  }
}
