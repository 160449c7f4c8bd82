package dev.asyncio4j.redis;

import java.util.ArrayList;
import java.util.List;

/**
 * The options of {@code LPOS}.
 *
 * <p><i>Python:</i> {@code rank}, {@code count}, {@code maxlen}. Immutable: each method returns a
 * copy.
 */
public final class LPosOptions implements CommandArguments {
  private static final LPosOptions DEFAULTS = new LPosOptions(List.of());

  private final List<Object> arguments;

  private LPosOptions(List<Object> arguments) {
    this.arguments = arguments;
  }

  /** {@return no option} */
  public static LPosOptions defaults() {
    return DEFAULTS;
  }

  private LPosOptions with(Object... words) {
    var longer = new ArrayList<>(arguments);
    longer.addAll(List.of(words));
    return new LPosOptions(List.copyOf(longer));
  }

  @Override
  public List<Object> arguments() {
    return arguments;
  }

  /**
   * Begins with a later match.
   *
   * @param rank which of them; negative from the end
   * @return a changed copy
   */
  public LPosOptions rank(long rank) {
    return with("RANK", rank);
  }

  /**
   * Finds so many; 0: all.
   *
   * @param count how many at most
   * @return a changed copy
   */
  public LPosOptions count(long count) {
    return with("COUNT", count);
  }

  /**
   * Looks at so many elements only.
   *
   * @param count how many at most
   * @return a changed copy
   */
  public LPosOptions maxlen(long count) {
    return with("MAXLEN", count);
  }

  @Override
  public String toString() {
    return "LPosOptions" + arguments;
  }
}
