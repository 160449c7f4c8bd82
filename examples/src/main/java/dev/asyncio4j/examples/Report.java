package dev.asyncio4j.examples;

import java.time.Duration;
import java.util.List;
import java.util.Locale;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/** The report that the program prints at the end. */
public final class Report {
  private Report() {}

  public static void table(List<SiteResult> results) {
    int url = width("URL", results, result -> result.site().url());
    int outcome = width("STATUS", results, SiteResult::outcome);
    var row = "%-" + url + "s  %-" + outcome + "s  %6s%n";
    System.out.printf("%n" + row, "URL", "STATUS", "MS");
    for (var result : results) {
      System.out.printf(row, result.site().url(), result.outcome(), result.took().toMillis());
    }
  }

  /** The totals; {@code oneByOne} is null when that round was skipped. */
  public static void totals(
      @Nullable Duration oneByOne, Duration allAtOnce, List<SiteResult> results) {
    var slowest =
        results.stream().map(SiteResult::took).max(Duration::compareTo).orElse(Duration.ZERO);
    System.out.println();
    if (oneByOne != null) System.out.println("one by one:  " + seconds(oneByOne));
    System.out.println(
        "all at once: " + seconds(allAtOnce) + " (slowest site: " + seconds(slowest) + ")");
    if (oneByOne != null) {
      double ratio = (double) oneByOne.toNanos() / allAtOnce.toNanos();
      System.out.printf(Locale.ROOT, "ratio:       %.1f%n", ratio);
    }
  }

  private static String seconds(Duration time) {
    return String.format(Locale.ROOT, "%.2f s", time.toNanos() / 1e9);
  }

  private static int width(
      String title, List<SiteResult> results, Function<SiteResult, String> column) {
    return Math.max(
        title.length(), results.stream().map(column).mapToInt(String::length).max().orElse(0));
  }
}
