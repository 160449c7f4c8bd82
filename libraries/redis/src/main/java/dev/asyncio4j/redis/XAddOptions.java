package dev.asyncio4j.redis;

import java.util.ArrayList;
import java.util.List;

/**
 * The options of {@code XADD}.
 *
 * <p><i>Python:</i> {@code id}, {@code maxlen}, {@code nomkstream}. Immutable: each method returns
 * a copy.
 */
public final class XAddOptions implements CommandArguments {
  private static final XAddOptions DEFAULTS = new XAddOptions(List.of(), "*");

  private final List<Object> arguments;
  private final Object id;

  private XAddOptions(List<Object> arguments, Object id) {
    this.arguments = arguments;
    this.id = id;
  }

  /** {@return no option} */
  public static XAddOptions defaults() {
    return DEFAULTS;
  }

  private XAddOptions with(Object... words) {
    var longer = new ArrayList<>(arguments);
    longer.addAll(List.of(words));
    return new XAddOptions(List.copyOf(longer), id);
  }

  @Override
  public List<Object> arguments() {
    var all = new ArrayList<>(arguments);
    all.add(id);
    return all;
  }

  /**
   * Sets the ID of the entry; otherwise the server chooses one.
   *
   * @param id the ID, such as {@code 1526919030474-0}
   * @return a changed copy
   */
  public XAddOptions id(Object id) {
    return new XAddOptions(arguments, id);
  }

  /**
   * Adds nothing if there is no stream.
   *
   * @return a changed copy
   */
  public XAddOptions nomkstream() {
    return with("NOMKSTREAM");
  }

  /**
   * Keeps the last ones.
   *
   * @param maxlen how many are kept
   * @return a changed copy
   */
  public XAddOptions maxlen(long maxlen) {
    return with("MAXLEN", "=", maxlen);
  }

  /**
   * Keeps the last ones, and a few more where that is cheaper.
   *
   * @param maxlen how many are kept
   * @return a changed copy
   */
  public XAddOptions approximateMaxlen(long maxlen) {
    return with("MAXLEN", "~", maxlen);
  }

  /**
   * Keeps what comes from an ID on.
   *
   * @param id the ID
   * @return a changed copy
   */
  public XAddOptions minid(String id) {
    return with("MINID", "=", id);
  }

  @Override
  public String toString() {
    return "XAddOptions" + arguments();
  }
}
