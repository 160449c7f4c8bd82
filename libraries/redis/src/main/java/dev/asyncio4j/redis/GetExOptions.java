package dev.asyncio4j.redis;

import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;

/**
 * The options of {@code GETEX} and {@code HGETEX}.
 *
 * <p><i>Python:</i> {@code ex}, {@code px}, {@code persist}. Immutable: each method returns a copy.
 */
public final class GetExOptions implements CommandArguments {
  private static final GetExOptions DEFAULTS = new GetExOptions(List.of());

  private final List<Object> arguments;

  private GetExOptions(List<Object> arguments) {
    this.arguments = arguments;
  }

  /** {@return no option} */
  public static GetExOptions defaults() {
    return DEFAULTS;
  }

  private GetExOptions with(Object... words) {
    var longer = new ArrayList<>(arguments);
    longer.addAll(List.of(words));
    return new GetExOptions(List.copyOf(longer));
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
  public GetExOptions ex(Duration time) {
    return with("EX", CommandArguments.seconds(time));
  }

  /**
   * Has it live for so long, in milliseconds.
   *
   * @param time how long, or when
   * @return a changed copy
   */
  public GetExOptions px(Duration time) {
    return with("PX", CommandArguments.millis(time));
  }

  /**
   * Has it live until then, in whole seconds.
   *
   * @param time how long, or when
   * @return a changed copy
   */
  public GetExOptions exat(Instant time) {
    return with("EXAT", CommandArguments.seconds(time));
  }

  /**
   * Has it live until then, in milliseconds.
   *
   * @param time how long, or when
   * @return a changed copy
   */
  public GetExOptions pxat(Instant time) {
    return with("PXAT", CommandArguments.millis(time));
  }

  /**
   * Has it live for ever.
   *
   * @return a changed copy
   */
  public GetExOptions persist() {
    return with("PERSIST");
  }

  @Override
  public String toString() {
    return "GetExOptions" + arguments;
  }
}
