package dev.asyncio4j.redis;

import java.util.ArrayList;
import java.util.List;

/**
 * The options of {@code ZADD}.
 *
 * <p><i>Python:</i> {@code nx}, {@code xx}, {@code gt}, {@code lt}, {@code ch}. Immutable: each
 * method returns a copy.
 */
public final class ZAddOptions implements CommandArguments {
  private static final ZAddOptions DEFAULTS = new ZAddOptions(List.of());

  private final List<Object> arguments;

  private ZAddOptions(List<Object> arguments) {
    this.arguments = arguments;
  }

  /** {@return no option} */
  public static ZAddOptions defaults() {
    return DEFAULTS;
  }

  private ZAddOptions with(Object... words) {
    var longer = new ArrayList<>(arguments);
    longer.addAll(List.of(words));
    return new ZAddOptions(List.copyOf(longer));
  }

  @Override
  public List<Object> arguments() {
    return arguments;
  }

  /**
   * Only adds.
   *
   * @return a changed copy
   */
  public ZAddOptions nx() {
    return with("NX");
  }

  /**
   * Only changes.
   *
   * @return a changed copy
   */
  public ZAddOptions xx() {
    return with("XX");
  }

  /**
   * Changes only to a greater score.
   *
   * @return a changed copy
   */
  public ZAddOptions gt() {
    return with("GT");
  }

  /**
   * Changes only to a lesser score.
   *
   * @return a changed copy
   */
  public ZAddOptions lt() {
    return with("LT");
  }

  /**
   * Counts what has changed, too.
   *
   * @return a changed copy
   */
  public ZAddOptions ch() {
    return with("CH");
  }

  @Override
  public String toString() {
    return "ZAddOptions" + arguments;
  }
}
