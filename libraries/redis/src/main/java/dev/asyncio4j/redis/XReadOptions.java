package dev.asyncio4j.redis;

import java.time.Duration;
import java.util.ArrayList;
import java.util.List;

/**
 * The options of {@code XREAD} and {@code XREADGROUP}.
 *
 * <p><i>Python:</i> {@code count}, {@code block}, {@code noack}. Immutable: each method returns a
 * copy.
 */
public final class XReadOptions implements CommandArguments {
  private static final XReadOptions DEFAULTS = new XReadOptions(List.of());

  private final List<Object> arguments;

  private XReadOptions(List<Object> arguments) {
    this.arguments = arguments;
  }

  /** {@return no option} */
  public static XReadOptions defaults() {
    return DEFAULTS;
  }

  private XReadOptions with(Object... words) {
    var longer = new ArrayList<>(arguments);
    longer.addAll(List.of(words));
    return new XReadOptions(List.copyOf(longer));
  }

  @Override
  public List<Object> arguments() {
    return arguments;
  }

  /**
   * Takes so many of each stream.
   *
   * @param count how many at most
   * @return a changed copy
   */
  public XReadOptions count(long count) {
    return with("COUNT", count);
  }

  /**
   * Waits for entries; zero: for ever.
   *
   * @param time how long, or when
   * @return a changed copy
   */
  public XReadOptions block(Duration time) {
    return with("BLOCK", CommandArguments.millis(time));
  }

  /**
   * Counts what is got as acknowledged; for groups.
   *
   * @return a changed copy
   */
  public XReadOptions noack() {
    return with("NOACK");
  }

  @Override
  public String toString() {
    return "XReadOptions" + arguments;
  }
}
