package dev.asyncio4j.processes;

import java.util.Arrays;
import org.jspecify.annotations.Nullable;

/**
 * Items in a compact form: numbers of one kind as an array of primitives.
 *
 * <p>Serialisation writes such an array in one piece, and takes a long while for each object.
 */
final class Numbers {
  private Numbers() {}

  /** Returns an array of primitives if all items are numbers of one kind; else {@code items}. */
  static Object packed(@Nullable Object[] items) {
    Object first = items.length == 0 ? null : items[0];
    if (first instanceof Integer && all(items, Integer.class)) {
      return Arrays.stream(items).mapToInt(item -> (Integer) item).toArray();
    }
    if (first instanceof Long && all(items, Long.class)) {
      return Arrays.stream(items).mapToLong(item -> (Long) item).toArray();
    }
    if (first instanceof Double && all(items, Double.class)) {
      return Arrays.stream(items).mapToDouble(item -> (Double) item).toArray();
    }
    return items;
  }

  private static boolean all(@Nullable Object[] items, Class<?> kind) {
    for (Object item : items) if (!kind.isInstance(item)) return false;
    return true;
  }

  /** Undoes {@link #packed}. */
  static @Nullable Object[] unpacked(Object packed) {
    if (packed instanceof int[] numbers) return Arrays.stream(numbers).boxed().toArray();
    if (packed instanceof long[] numbers) return Arrays.stream(numbers).boxed().toArray();
    if (packed instanceof double[] numbers) return Arrays.stream(numbers).boxed().toArray();
    return (Object[]) packed;
  }
}
