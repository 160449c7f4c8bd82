package dev.asyncio4j.testing;

import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** Every order with few deviations from the usual one: those with fewer come first. */
final class Deviations {
  /**
   * An order that is to be tried.
   *
   * @param shared the choices of the run that it deviates from; all that deviate from that share it
   * @param at the place of the first other choice
   */
  private record Next(List<Integer> shared, int at, int other) {
    List<Integer> choices() {
      var choices = new ArrayList<>(shared.subList(0, at));
      choices.add(other);
      return choices;
    }
  }

  private final int depth;

  /** The number of orders that will be asked for, at most: more need not be kept. */
  private final int most;

  private final Deque<Next> todo = new ArrayDeque<>();

  /** An order was left out because it deviates too often, or because there are enough. */
  private boolean cut;

  Deviations(int depth, int most) {
    this.depth = depth;
    this.most = most;
  }

  /** Notes what can follow a run whose first {@code fixed} choices were given. */
  void ran(Steps steps, int fixed) {
    int deviations = (int) steps.choices.stream().limit(fixed).filter(it -> it != 0).count();
    for (int at = fixed; at < steps.choices.size(); at++) {
      for (int other = 1; other < steps.alternatives.get(at); other++) {
        if (deviations == depth || todo.size() >= most) {
          cut = true;
          return;
        }
        todo.add(new Next(steps.choices, at, other));
      }
    }
  }

  @Nullable List<Integer> next() {
    var next = todo.poll();
    return next == null ? null : next.choices();
  }

  boolean isEmpty() {
    return todo.isEmpty();
  }

  /** {@return whether every order there is has been given} */
  boolean isExhausted() {
    return todo.isEmpty() && !cut;
  }
}
