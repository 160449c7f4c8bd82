package dev.asyncio4j.examples.shortener;

import static dev.asyncio4j.Asyncio.async;
import static dev.asyncio4j.Asyncio.await;
import static dev.asyncio4j.Asyncio.createTask;
import static dev.asyncio4j.Asyncio.gatherOutcomes;
import static dev.asyncio4j.Asyncio.shield;
import static dev.asyncio4j.Asyncio.waitFor;

import dev.asyncio4j.Task;
import dev.asyncio4j.exceptions.AsyncTimeoutException;
import dev.asyncio4j.postgres.PgPool;
import dev.asyncio4j.sync.Event;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;

/**
 * Counts of how often links were followed: kept here, and written to the database each second by a
 * task, many at once. The end writes the rest; a service that is killed loses a second of them.
 *
 * <p>No lock: nothing else runs between two awaits.
 */
final class Hits implements AutoCloseable {
  private static final Duration PERIOD = Duration.ofSeconds(1);
  private static final System.Logger LOG = System.getLogger(Hits.class.getName());

  private final PgPool database;
  private final Event ends = Event.create();
  private final Task<@Nullable Void> writer;

  /** Counts that are to be written; sorted, so that two services lock rows in one order. */
  private Map<String, Long> counts = new TreeMap<>();

  private Hits(PgPool database) {
    this.database = database;
    this.writer = createTask(async(this::writeEachPeriod));
  }

  static Hits of(PgPool database) {
    return new Hits(database);
  }

  void count(String code) {
    counts.merge(code, 1L, Long::sum);
  }

  /** {@return the hits of a link that the database does not know of} */
  long pending(String code) {
    return counts.getOrDefault(code, 0L);
  }

  private void writeEachPeriod() {
    while (!endsWithin(PERIOD)) {
      try {
        write();
      } catch (RuntimeException e) {
        LOG.log(System.Logger.Level.WARNING, "Hits stay here for now: " + e.getMessage());
      }
    }
  }

  private boolean endsWithin(Duration limit) {
    try {
      return await(waitFor(ends.await(), limit));
    } catch (AsyncTimeoutException e) {
      return false;
    }
  }

  private void write() {
    if (counts.isEmpty()) return;
    var taken = counts;
    counts = new TreeMap<>();
    boolean written = false;
    try {
      await(
          database.execute(
              """
              UPDATE links SET hits = hits + n
              FROM unnest($1::text[], $2::bigint[]) AS counted(counted_code, n)
              WHERE code = counted_code\
              """,
              List.copyOf(taken.keySet()),
              List.copyOf(taken.values())));
      written = true;
    } finally {
      if (!written) taken.forEach((code, n) -> counts.merge(code, n, Long::sum));
    }
  }

  /** Ends the task, but not in the middle of a write, which may be done already. */
  @Override
  public void close() {
    ends.set();
    await(shield(gatherOutcomes(List.of(writer))));
    write();
  }
}
