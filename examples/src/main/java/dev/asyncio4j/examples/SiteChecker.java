package dev.asyncio4j.examples;

import static dev.asyncio4j.Asyncio.async;
import static dev.asyncio4j.Asyncio.await;
import static dev.asyncio4j.Asyncio.gather;
import static dev.asyncio4j.Asyncio.timeout;

import dev.asyncio4j.Coroutine;
import dev.asyncio4j.sync.Semaphore;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;

/** Checks sites, one by one or all at once, with so many connections at most. */
final class SiteChecker {
  private final Duration patience;
  private final Semaphore connections;

  SiteChecker(Duration patience, int limit) {
    this.patience = patience;
    this.connections = Semaphore.create(limit);
  }

  List<SiteResult> oneByOne(List<Site> sites, Progress progress) {
    var results = new ArrayList<SiteResult>();
    for (var site : sites) {
      results.add(await(check(site, progress)));
    }
    return results;
  }

  List<SiteResult> allAtOnce(List<Site> sites, Progress progress) {
    return await(gather(sites.stream().map(site -> check(site, progress)).toList()));
  }

  private Coroutine<SiteResult> check(Site site, Progress progress) {
    return async(
        () -> {
          // The clock starts when the connection may: waiting for a permit is not the site's fault.
          var result = connections.with(() -> timed(site));
          progress.step();
          return result;
        });
  }

  private SiteResult timed(Site site) {
    long start = System.nanoTime();
    String outcome;
    try {
      outcome = timeout(patience, () -> HttpStatus.of(site));
    } catch (Exception e) {
      // A site's failure is a row of the table. A cancellation is an Error: it passes.
      outcome = SiteFailure.inWords(e, site, patience);
    }
    return new SiteResult(site, outcome, Duration.ofNanos(System.nanoTime() - start));
  }
}
