package dev.asyncio4j.inspector;

import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashSet;
import java.util.Map;
import java.util.Set;

/** Finds, over many snapshots, the locks and queues that ever more tasks wait for. */
final class Growth {
  private static final int FEWEST = 10;
  private static final int RISES = 4;

  /**
   * The tasks that wait at a place.
   *
   * @param rises how often there were more since there were less
   */
  private record Waiters(int count, int rises) {}

  private final Map<String, Waiters> places = new HashMap<>();

  /** Returns sentences about a snapshot that is later than those of the calls before. */
  Set<String> of(Snapshot snapshot) {
    var counts = new HashMap<String, Integer>();
    for (var task : snapshot.tasks())
      if (task.on() != null && !task.stack().isEmpty())
        counts.merge(task.waitsFor() + ", at " + task.stack().get(0), 1, Integer::sum);
    places.keySet().retainAll(new HashSet<>(counts.keySet()));
    var hints = new LinkedHashSet<String>();
    counts.forEach(
        (place, count) -> {
          var before = places.getOrDefault(place, new Waiters(count, 0));
          int rises = count > before.count ? 1 : count < before.count ? -before.rises : 0;
          var now = new Waiters(count, before.rises + rises);
          places.put(place, now);
          if (count >= FEWEST && now.rises >= RISES) hints.add("Ever more tasks wait in " + place);
        });
    return hints;
  }
}
