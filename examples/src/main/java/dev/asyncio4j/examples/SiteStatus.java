package dev.asyncio4j.examples;

import static dev.asyncio4j.Asyncio.async;
import static dev.asyncio4j.Asyncio.await;
import static dev.asyncio4j.Asyncio.run;

import java.io.IOException;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.function.Supplier;

/**
 * The web site checker of many an asyncio guide.
 *
 * <p>Python: {@code examples/python/site_status.py}. Kotlin: {@code SiteStatus.kt}.
 *
 * <pre>{@code
 * mvn -q -DskipTests -pl examples -am package && java -jar examples/target/examples.jar
 * }</pre>
 */
public final class SiteStatus {
  private static final int DEFAULT_SITES = 40;

  private SiteStatus() {}

  public static void main(String[] args) {
    System.exit(status(args));
  }

  /** The program, without the exit: 0, or 1 with no site to check, or 2 for wrong input. */
  static int status(String... args) {
    Options options;
    Optional<List<Site>> sites;
    try {
      options = Options.parse(args);
      if (options.help()) {
        System.out.print(Options.HELP);
        return 0;
      }
      sites = Input.sites(options);
    } catch (UsageException e) {
      System.err.println("SiteStatus: " + e.getMessage() + " (--help shows the options)");
      return 2;
    }
    if (sites.isPresent() && sites.get().isEmpty()) {
      System.err.println("SiteStatus: no site to check");
      return 1;
    }
    run(
        async(
            () -> {
              if (sites.isPresent()) check(sites.get(), options);
              else checkLocalSites(options);
            }));
    return 0;
  }

  private static void checkLocalSites(Options options) throws IOException {
    int count = options.localSites() > 0 ? options.localSites() : DEFAULT_SITES;
    System.out.println("Starting " + count + " local sites (--help shows how to name others)");
    try (var local = await(LocalSites.start(count))) {
      check(local.sites(count), options);
    }
  }

  private static void check(List<Site> sites, Options options) {
    var checker = new SiteChecker(options.timeout(), options.limit());
    Duration oneByOne = null;
    if (options.sequential(sites.size())) {
      var progress = new Progress("one by one", sites.size());
      oneByOne = Timed.of(() -> checker.oneByOne(sites, progress)).took();
    } else if (options.skipsSilently(sites.size())) {
      System.out.println("Not one by one: more than 100 sites (--sequential does it)");
    }
    var progress = new Progress("all at once", sites.size());
    var allAtOnce = Timed.of(() -> checker.allAtOnce(sites, progress));
    Report.table(allAtOnce.value());
    Report.totals(oneByOne, allAtOnce.took(), allAtOnce.value());
  }

  private record Timed<T>(T value, Duration took) {
    static <T> Timed<T> of(Supplier<T> action) {
      long start = System.nanoTime();
      var value = action.get();
      return new Timed<>(value, Duration.ofNanos(System.nanoTime() - start));
    }
  }
}
