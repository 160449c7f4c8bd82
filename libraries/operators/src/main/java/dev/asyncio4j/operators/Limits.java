package dev.asyncio4j.operators;

/** The checks of numbers that several operators take. */
final class Limits {
  static final int NONE = Integer.MAX_VALUE;

  private Limits() {}

  static int checkTaskLimit(int limit) {
    if (limit >= 1) return limit;
    throw new IllegalArgumentException(
        "The task limit must be None or greater than 0: "
            + limit
            + "; give at least 1, or no limit");
  }

  static int checkSize(String operator, int size) {
    if (size >= 1) return size;
    throw new IllegalArgumentException(
        operator + "(" + size + "): the size must be at least 1; give a greater one");
  }
}
