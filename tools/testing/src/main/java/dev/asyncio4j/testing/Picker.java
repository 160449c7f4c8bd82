package dev.asyncio4j.testing;

import dev.asyncio4j.Task;
import java.util.IdentityHashMap;
import java.util.List;
import java.util.Map;
import java.util.Random;
import org.jspecify.annotations.Nullable;

/** A choice at each point where more than one step may come next; 0 is the usual one. */
interface Picker {
  /** {@return an index of {@code who}: the tasks that may run, null for another kind of step} */
  int pick(List<@Nullable Task<?>> who);

  /** The usual order. */
  static Picker fifo() {
    return who -> 0;
  }

  static Picker random(long seed) {
    var random = new Random(mixed(seed));
    return who -> random.nextInt(who.size());
  }

  /** Choices that are given; after the last one, the usual order. */
  static Picker of(List<Integer> choices) {
    var at = new int[1];
    return who -> {
      int choice = at[0] < choices.size() ? choices.get(at[0]++) : 0;
      return Math.min(choice, who.size() - 1);
    };
  }

  /**
   * Priorities at random; {@code changes} times, after a number of steps at random below {@code
   * steps}, the task that would run gets the least priority of all.
   */
  static Picker priorities(long seed, int changes, int steps) {
    var random = new Random(mixed(seed));
    var changesAt = random.ints(changes, 0, Math.max(1, steps)).boxed().toList();
    Map<Object, Double> priorities = new IdentityHashMap<>();
    var others = new Object();
    var count = new int[1];
    return who -> {
      int best = bestOf(who, priorities, others, random);
      if (changesAt.contains(count[0]++)) {
        priorities.put(keyOf(who.get(best), others), -(double) count[0]);
        best = bestOf(who, priorities, others, random);
      }
      return best;
    };
  }

  private static int bestOf(
      List<@Nullable Task<?>> who, Map<Object, Double> priorities, Object others, Random random) {
    int best = 0;
    double highest = Double.NEGATIVE_INFINITY;
    for (int i = 0; i < who.size(); i++) {
      double priority =
          priorities.computeIfAbsent(keyOf(who.get(i), others), key -> random.nextDouble());
      if (priority <= highest) continue;
      highest = priority;
      best = i;
    }
    return best;
  }

  private static Object keyOf(@Nullable Task<?> task, Object others) {
    return task == null ? others : task;
  }

  /** Seeds that follow each other give first choices that do, too, unless they are mixed. */
  private static long mixed(long seed) {
    long mixed = (seed + 1) * 0x9E3779B97F4A7C15L;
    return mixed ^ mixed >>> 31;
  }
}
