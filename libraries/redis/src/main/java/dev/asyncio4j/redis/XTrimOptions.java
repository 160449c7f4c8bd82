package dev.asyncio4j.redis;

import java.util.ArrayList;
import java.util.List;

/**
 * The options of {@code XTRIM}.
 *
 * <p><i>Python:</i> {@code maxlen}, {@code minid}, {@code approximate}, {@code limit}. Immutable:
 * each method returns a copy.
 */
public final class XTrimOptions implements CommandArguments {
  private static final XTrimOptions DEFAULTS = new XTrimOptions(List.of());

  private final List<Object> arguments;

  private XTrimOptions(List<Object> arguments) {
    this.arguments = arguments;
  }

  /** {@return no option} */
  public static XTrimOptions defaults() {
    return DEFAULTS;
  }

  private XTrimOptions with(Object... words) {
    var longer = new ArrayList<>(arguments);
    longer.addAll(List.of(words));
    return new XTrimOptions(List.copyOf(longer));
  }

  @Override
  public List<Object> arguments() {
    return arguments;
  }

  /**
   * Keeps the last ones.
   *
   * @param maxlen how many are kept
   * @return a changed copy
   */
  public XTrimOptions maxlen(long maxlen) {
    return with("MAXLEN", "=", maxlen);
  }

  /**
   * Keeps the last ones, and a few more where that is cheaper.
   *
   * @param maxlen how many are kept
   * @return a changed copy
   */
  public XTrimOptions approximateMaxlen(long maxlen) {
    return with("MAXLEN", "~", maxlen);
  }

  /**
   * Keeps what comes from an ID on.
   *
   * @param id the ID
   * @return a changed copy
   */
  public XTrimOptions minid(String id) {
    return with("MINID", "=", id);
  }

  /**
   * Deletes no more than that.
   *
   * @param count how many at most
   * @return a changed copy
   */
  public XTrimOptions limit(long count) {
    return with("LIMIT", count);
  }

  @Override
  public String toString() {
    return "XTrimOptions" + arguments;
  }
}
