package dev.asyncio4j.examples;

import dev.asyncio4j.loop.LoopThread;
import java.util.List;
import java.util.stream.Stream;

/**
 * The forty local sites on a loop beside the program under test, which is told which to check and
 * for how long: a table in which a slow machine changes nothing.
 */
record HostedSites(LoopThread loop, LocalSites local) implements AutoCloseable {
  private static final int COUNT = 40;

  static HostedSites start() {
    var loop = LoopThread.start("local sites");
    return new HostedSites(loop, loop.submit(LocalSites.start(COUNT)).join());
  }

  /** Asks {@code urls} all at once, with more time than the slowest machine takes. */
  static String[] patiently(String... urls) {
    var options = Stream.of("--skip-sequential", "--timeout=60");
    return Stream.concat(options, Stream.of(urls)).toArray(String[]::new);
  }

  /** Every site that does something: answers, refuses or hangs up. */
  String[] lively() {
    return urls().stream().filter(url -> !url.equals(silent())).toArray(String[]::new);
  }

  /** The site that lets its callers wait. */
  String silent() {
    return urls().get(9);
  }

  private List<String> urls() {
    return local.sites(COUNT).stream().map(Site::url).toList();
  }

  @Override
  public void close() {
    try (loop) {
      loop.call(() -> local.close());
    }
  }
}
