package dev.asyncio4j.redis;

import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;

/**
 * The options of {@code SET}.
 *
 * <p><i>Python:</i> {@code ex}, {@code px}, {@code nx}, {@code xx}, {@code keepttl}. Immutable:
 * each method returns a copy.
 */
public final class SetOptions implements CommandArguments {
  private static final SetOptions DEFAULTS = new SetOptions(List.of());

  private final List<Object> arguments;

  private SetOptions(List<Object> arguments) {
    this.arguments = arguments;
  }

  /** {@return no option} */
  public static SetOptions defaults() {
    return DEFAULTS;
  }

  private SetOptions with(Object... words) {
    var longer = new ArrayList<>(arguments);
    longer.addAll(List.of(words));
    return new SetOptions(List.copyOf(longer));
  }

  /** {@return the same of fields of a hash, where NX and XX have other names} */
  CommandArguments ofFields() {
    var words =
        arguments.stream().map(each -> each.equals("NX") || each.equals("XX") ? "F" + each : each);
    return words::toList;
  }

  @Override
  public List<Object> arguments() {
    return arguments;
  }

  /**
   * Has it live for so long, in whole seconds.
   *
   * @param time how long, or when
   * @return a changed copy
   */
  public SetOptions ex(Duration time) {
    return with("EX", CommandArguments.seconds(time));
  }

  /**
   * Has it live for so long, in milliseconds.
   *
   * @param time how long, or when
   * @return a changed copy
   */
  public SetOptions px(Duration time) {
    return with("PX", CommandArguments.millis(time));
  }

  /**
   * Has it live until then, in whole seconds.
   *
   * @param time how long, or when
   * @return a changed copy
   */
  public SetOptions exat(Instant time) {
    return with("EXAT", CommandArguments.seconds(time));
  }

  /**
   * Has it live until then, in milliseconds.
   *
   * @param time how long, or when
   * @return a changed copy
   */
  public SetOptions pxat(Instant time) {
    return with("PXAT", CommandArguments.millis(time));
  }

  /**
   * Sets it only if it is not there.
   *
   * @return a changed copy
   */
  public SetOptions nx() {
    return with("NX");
  }

  /**
   * Sets it only if it is there.
   *
   * @return a changed copy
   */
  public SetOptions xx() {
    return with("XX");
  }

  /**
   * Leaves how long it lives as it is.
   *
   * @return a changed copy
   */
  public SetOptions keepTtl() {
    return with("KEEPTTL");
  }

  @Override
  public String toString() {
    return "SetOptions" + arguments;
  }
}
