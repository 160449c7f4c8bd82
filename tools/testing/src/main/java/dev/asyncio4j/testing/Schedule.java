package dev.asyncio4j.testing;

import dev.asyncio4j.testing.SearchOptions.Strategy;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.stream.Collectors;

/** The name of an order: a strategy and its seed, or the choices themselves. */
record Schedule(Strategy strategy, long seed, int steps, List<Integer> choices) {
  static final Schedule FIFO = new Schedule(Strategy.FIFO, 0, 0, List.of());

  static Schedule random(long seed) {
    return new Schedule(Strategy.RANDOM, seed, 0, List.of());
  }

  /** The changes of priority fall into the first {@code steps}. */
  static Schedule priorities(long seed, int steps) {
    return new Schedule(Strategy.PRIORITIES, seed, steps, List.of());
  }

  /** Choices that are the usual ones need not be named at the end. */
  static Schedule of(List<Integer> choices) {
    int size = choices.size();
    while (size > 0 && choices.get(size - 1) == 0) size--;
    return new Schedule(Strategy.DEVIATIONS, 0, 0, List.copyOf(choices.subList(0, size)));
  }

  Picker picker(int depth) {
    return switch (strategy) {
      case FIFO -> Picker.fifo();
      case RANDOM -> Picker.random(seed);
      case PRIORITIES -> Picker.priorities(seed, depth, steps);
      case DEVIATIONS -> Picker.of(choices);
    };
  }

  static Schedule parse(String text) {
    try {
      var parts = text.split(":", 3);
      return switch (parts[0]) {
        case "fifo" -> FIFO;
        case "random" -> random(Long.parseLong(parts[1]));
        case "priorities" -> priorities(Long.parseLong(parts[1]), Integer.parseInt(parts[2]));
        case "choices" -> of(Arrays.stream(parts[1].split(",")).map(Integer::valueOf).toList());
        default -> throw new NumberFormatException(parts[0]);
      };
    } catch (NumberFormatException | ArrayIndexOutOfBoundsException error) {
      throw new IllegalArgumentException(
          "\""
              + text
              + "\" names no schedule: give what a failure says, such as random:35 or"
              + " choices:0,2",
          error);
    }
  }

  @Override
  public String toString() {
    return switch (strategy) {
      case FIFO -> "fifo";
      case RANDOM -> "random:" + seed;
      case PRIORITIES -> "priorities:" + seed + ":" + steps;
      case DEVIATIONS ->
          choices.isEmpty()
              ? "fifo"
              : choices.stream()
                  .map(it -> String.format(Locale.ROOT, "%d", it))
                  .collect(Collectors.joining(",", "choices:", ""));
    };
  }
}
