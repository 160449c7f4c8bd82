package dev.asyncio4j.redis;

import java.util.ArrayList;
import java.util.List;

/**
 * The options of {@code RESTORE}.
 *
 * <p><i>Python:</i> {@code replace}, {@code absttl}, {@code idletime}, {@code frequency}.
 * Immutable: each method returns a copy.
 */
public final class RestoreOptions implements CommandArguments {
  private static final RestoreOptions DEFAULTS = new RestoreOptions(List.of());

  private final List<Object> arguments;

  private RestoreOptions(List<Object> arguments) {
    this.arguments = arguments;
  }

  /** {@return no option} */
  public static RestoreOptions defaults() {
    return DEFAULTS;
  }

  private RestoreOptions with(Object... words) {
    var longer = new ArrayList<>(arguments);
    longer.addAll(List.of(words));
    return new RestoreOptions(List.copyOf(longer));
  }

  @Override
  public List<Object> arguments() {
    return arguments;
  }

  /**
   * Replaces a key that is there.
   *
   * @return a changed copy
   */
  public RestoreOptions replace() {
    return with("REPLACE");
  }

  /**
   * Takes the time to live for an instant.
   *
   * @return a changed copy
   */
  public RestoreOptions absttl() {
    return with("ABSTTL");
  }

  /**
   * Sets for how many seconds it was not used.
   *
   * @param count how many at most
   * @return a changed copy
   */
  public RestoreOptions idletime(long count) {
    return with("IDLETIME", count);
  }

  /**
   * Sets how often it is used.
   *
   * @param count how many at most
   * @return a changed copy
   */
  public RestoreOptions freq(long count) {
    return with("FREQ", count);
  }

  @Override
  public String toString() {
    return "RestoreOptions" + arguments;
  }
}
