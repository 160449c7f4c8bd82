package dev.asyncio4j.redis;

import java.util.ArrayList;
import java.util.List;

/**
 * The options of {@code MIGRATE}.
 *
 * <p><i>Python:</i> {@code copy}, {@code replace}, {@code auth}. Immutable: each method returns a
 * copy.
 */
public final class MigrateOptions implements CommandArguments {
  private static final MigrateOptions DEFAULTS = new MigrateOptions(List.of());

  private final List<Object> arguments;

  private MigrateOptions(List<Object> arguments) {
    this.arguments = arguments;
  }

  /** {@return no option} */
  public static MigrateOptions defaults() {
    return DEFAULTS;
  }

  private MigrateOptions with(Object... words) {
    var longer = new ArrayList<>(arguments);
    longer.addAll(List.of(words));
    return new MigrateOptions(List.copyOf(longer));
  }

  @Override
  public List<Object> arguments() {
    return arguments;
  }

  /**
   * Leaves the keys here, too.
   *
   * @return a changed copy
   */
  public MigrateOptions copy() {
    return with("COPY");
  }

  /**
   * Replaces keys that are there.
   *
   * @return a changed copy
   */
  public MigrateOptions replace() {
    return with("REPLACE");
  }

  /**
   * Gives the password of the other server.
   *
   * @param password its value
   * @return a changed copy
   */
  public MigrateOptions auth(String password) {
    return with("AUTH", password);
  }

  @Override
  public String toString() {
    return "MigrateOptions(" + arguments.size() + " words)";
  }
}
