package dev.asyncio4j.inspector;

import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;

/** The newest of what was recorded, as a watch keeps it. */
final class Recorded {
  private static final int MOST_EVENTS = 1_000_000;
  private static final int MOST_SLOW = 50;

  final Events events = new Events(MOST_EVENTS);
  final ArrayDeque<SlowStep> slow = new ArrayDeque<>();
  final Map<String, Long> profile = new TreeMap<>();

  /** The work of the loops between the last two polls. */
  List<LoopActivity> loops = new ArrayList<>();

  void add(SlowStep step) {
    if (slow.size() == MOST_SLOW) slow.remove();
    slow.add(step);
  }

  void add(String chain, long samples) {
    profile.merge(chain, samples, Long::sum);
  }
}
