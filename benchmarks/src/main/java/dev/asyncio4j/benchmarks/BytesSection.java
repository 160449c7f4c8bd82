package dev.asyncio4j.benchmarks;

import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.OptionalDouble;

/** The bytes an operation allocates, once compiled: JMH's figures, which repeats by itself. */
final class BytesSection implements Section {
  private final Setup setup;
  private final Figures figures = new Figures();
  private final List<Jmh.Result> calls = new ArrayList<>();
  private final List<String> missing = new ArrayList<>();

  BytesSection(Setup setup) {
    this.setup = setup;
  }

  @Override
  public String name() {
    return "bytes";
  }

  @Override
  public void measure() throws IOException, InterruptedException {
    if (!calls.isEmpty()) return;
    for (var result : Jmh.run(setup.jdk(), OperationBenchmark.class.getSimpleName())) {
      String[] parts = result.operation().split("/");
      figures.add(parts[0], parts[1], result.bytes());
    }
    calls.addAll(Jmh.run(setup.jdk(), AwaitBenchmark.class.getSimpleName()));
    if (setup.jdk().hasVirtualThreads()) {
      calls.addAll(Jmh.run(setup.jdk(), BorderBenchmark.class.getSimpleName()));
    } else {
      missing.add("the border: " + setup.jdk() + " has no virtual threads to set beside it");
    }
  }

  @Override
  public String markdown() {
    Jdk jdk = setup.jdk();
    var operations =
        new Table(
            "Bytes allocated per operation, on %s in mode %s.".formatted(jdk, jdk.bestMode()),
            List.of("operation", "Java", "Kotlin", "plain kotlinx"));
    for (Row row : Row.values()) {
      var cells = new ArrayList<>(List.of(row.title));
      for (String language : List.of("java", "kotlin", "kotlinx")) {
        cells.add(Table.number(figures.least(language, row.key)));
      }
      operations.row(cells);
    }
    var others =
        new Table("Awaits, and the border between the languages.", List.of("call", "ns", "bytes"));
    for (var call : calls) {
      others.row(List.of(title(call), number(call.nanos()), number(call.bytes())));
    }
    return operations.missing(List.of()) + "\n" + others.missing(missing);
  }

  private static String number(double figure) {
    return Table.number(OptionalDouble.of(figure));
  }

  /** {@code javaAwaitsFunction} is told as "java awaits function". */
  private static String title(Jmh.Result call) {
    String method = call.benchmark().substring(call.benchmark().lastIndexOf('.') + 1);
    return method.replaceAll("(?=[A-Z])", " ").toLowerCase(Locale.ROOT);
  }
}
