package dev.asyncio4j.redis;

import java.util.ArrayList;
import java.util.List;

/**
 * The options of {@code SORT}.
 *
 * <p><i>Python:</i> {@code by}, {@code start}, {@code num}, {@code get}, {@code desc}, {@code
 * alpha}. Immutable: each method returns a copy.
 */
public final class SortOptions implements CommandArguments {
  private static final SortOptions DEFAULTS = new SortOptions(List.of());

  private final List<Object> arguments;

  private SortOptions(List<Object> arguments) {
    this.arguments = arguments;
  }

  /** {@return no option} */
  public static SortOptions defaults() {
    return DEFAULTS;
  }

  private SortOptions with(Object... words) {
    var longer = new ArrayList<>(arguments);
    longer.addAll(List.of(words));
    return new SortOptions(List.copyOf(longer));
  }

  @Override
  public List<Object> arguments() {
    return arguments;
  }

  /**
   * Sorts by the values of other keys.
   *
   * @param pattern may have ? and *
   * @return a changed copy
   */
  public SortOptions by(Object pattern) {
    return with("BY", pattern);
  }

  /**
   * Takes some of them only.
   *
   * @param offset how many are left out
   * @param count how many at most
   * @return a changed copy
   */
  public SortOptions limit(long offset, long count) {
    return with("LIMIT", offset, count);
  }

  /**
   * Takes the values of other keys; # is the element itself.
   *
   * @param pattern may have ? and *
   * @return a changed copy
   */
  public SortOptions get(Object pattern) {
    return with("GET", pattern);
  }

  /**
   * Begins with the greatest.
   *
   * @return a changed copy
   */
  public SortOptions desc() {
    return with("DESC");
  }

  /**
   * Sorts text.
   *
   * @return a changed copy
   */
  public SortOptions alpha() {
    return with("ALPHA");
  }

  @Override
  public String toString() {
    return "SortOptions" + arguments;
  }
}
