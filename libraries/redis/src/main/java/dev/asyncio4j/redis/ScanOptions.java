package dev.asyncio4j.redis;

import java.util.ArrayList;
import java.util.List;

/**
 * The options of scans.
 *
 * <p><i>Python:</i> {@code match}, {@code count}, {@code _type}. Immutable: each method returns a
 * copy.
 */
public final class ScanOptions implements CommandArguments {
  private static final ScanOptions DEFAULTS = new ScanOptions(List.of());

  private final List<Object> arguments;

  private ScanOptions(List<Object> arguments) {
    this.arguments = arguments;
  }

  /** {@return no option} */
  public static ScanOptions defaults() {
    return DEFAULTS;
  }

  private ScanOptions with(Object... words) {
    var longer = new ArrayList<>(arguments);
    longer.addAll(List.of(words));
    return new ScanOptions(List.copyOf(longer));
  }

  @Override
  public List<Object> arguments() {
    return arguments;
  }

  /**
   * Leaves out what does not fit.
   *
   * @param pattern may have ? and *
   * @return a changed copy
   */
  public ScanOptions match(Object pattern) {
    return with("MATCH", pattern);
  }

  /**
   * Sets how much a page looks at, about.
   *
   * @param count how many at most
   * @return a changed copy
   */
  public ScanOptions count(long count) {
    return with("COUNT", count);
  }

  /**
   * Leaves out keys of another type.
   *
   * @param type the type
   * @return a changed copy
   */
  public ScanOptions type(String type) {
    return with("TYPE", type);
  }

  /**
   * Leaves out the values of a hash.
   *
   * @return a changed copy
   */
  public ScanOptions noValues() {
    return with("NOVALUES");
  }

  @Override
  public String toString() {
    return "ScanOptions" + arguments;
  }
}
