package dev.asyncio4j.redis;

import java.util.ArrayList;
import java.util.List;

/**
 * The options of {@code ZRANGE}.
 *
 * <p><i>Python:</i> {@code byscore}, {@code bylex}, {@code desc}, {@code offset}, {@code num}.
 * Immutable: each method returns a copy.
 */
public final class ZRangeOptions implements CommandArguments {
  private static final ZRangeOptions DEFAULTS = new ZRangeOptions(List.of());

  private final List<Object> arguments;

  private ZRangeOptions(List<Object> arguments) {
    this.arguments = arguments;
  }

  /** {@return no option} */
  public static ZRangeOptions defaults() {
    return DEFAULTS;
  }

  private ZRangeOptions with(Object... words) {
    var longer = new ArrayList<>(arguments);
    longer.addAll(List.of(words));
    return new ZRangeOptions(List.copyOf(longer));
  }

  @Override
  public List<Object> arguments() {
    return arguments;
  }

  /**
   * Takes the ends for scores.
   *
   * @return a changed copy
   */
  public ZRangeOptions byScore() {
    return with("BYSCORE");
  }

  /**
   * Takes the ends for members.
   *
   * @return a changed copy
   */
  public ZRangeOptions byLex() {
    return with("BYLEX");
  }

  /**
   * Begins with the highest; the first end is then the higher one.
   *
   * @return a changed copy
   */
  public ZRangeOptions rev() {
    return with("REV");
  }

  /**
   * Takes some of them only.
   *
   * @param offset how many are left out
   * @param count how many at most
   * @return a changed copy
   */
  public ZRangeOptions limit(long offset, long count) {
    return with("LIMIT", offset, count);
  }

  @Override
  public String toString() {
    return "ZRangeOptions" + arguments;
  }
}
