package dev.asyncio4j.memcached;

import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** Requests of one call, sent together. */
final class Several<T extends @Nullable Object> {
  private record Each<T extends @Nullable Object>(Pool pool, Single<T> request) {}

  private final List<Each<T>> all = new ArrayList<>();

  void add(Pool pool, Single<T> request) {
    all.add(new Each<>(pool, request));
  }

  /**
   * Sends all and waits for all.
   *
   * <p>The first failure, in their order, ends the wait; replies of the others are dropped.
   */
  List<T> results() {
    try {
      for (var each : all) each.pool.send(each.request);
      var results = new ArrayList<T>(all.size());
      for (var each : all) results.add(each.pool.result(each.request, each.request.result));
      return results;
    } finally {
      for (var each : all) giveUp(each.request);
    }
  }

  /** Gives up a request; an error of one that nobody will await counts as read. */
  private static void giveUp(Single<?> request) {
    if (!request.result.cancel() && !request.result.cancelled()) request.result.exception();
  }
}
