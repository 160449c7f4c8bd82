package dev.asyncio4j.testing;

import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** Every order with few deviations from the usual one: those with fewer come first. */
final class Deviations {
  private final int depth;
  private final Deque<List<Integer>> todo = new ArrayDeque<>();

  /** An order was left out because it deviates too often. */
  private boolean cut;

  Deviations(int depth) {
    this.depth = depth;
  }

  /** Notes what can follow a run whose first {@code fixed} choices were given. */
  void ran(Steps steps, int fixed) {
    int deviations = (int) steps.choices.stream().limit(fixed).filter(it -> it != 0).count();
    for (int at = fixed; at < steps.choices.size(); at++) {
      for (int other = 1; other < steps.alternatives.get(at); other++) {
        if (deviations == depth) {
          cut = true;
          return;
        }
        var next = new ArrayList<>(steps.choices.subList(0, at));
        next.add(other);
        todo.add(next);
      }
    }
  }

  @Nullable List<Integer> next() {
    return todo.poll();
  }

  boolean isEmpty() {
    return todo.isEmpty();
  }

  /** {@return whether every order there is has been given} */
  boolean isExhausted() {
    return todo.isEmpty() && !cut;
  }
}
