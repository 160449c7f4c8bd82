package dev.asyncio4j.redis;

import java.util.ArrayList;
import java.util.List;

/**
 * The options of {@code CLIENT TRACKING}.
 *
 * <p><i>Python:</i> {@code clientid}, {@code prefix}, {@code bcast}, {@code optin}, {@code optout},
 * {@code noloop}. Immutable: each method returns a copy.
 */
public final class ClientTrackingOptions implements CommandArguments {
  private static final ClientTrackingOptions DEFAULTS = new ClientTrackingOptions(List.of());

  private final List<Object> arguments;

  private ClientTrackingOptions(List<Object> arguments) {
    this.arguments = arguments;
  }

  /** {@return no option} */
  public static ClientTrackingOptions defaults() {
    return DEFAULTS;
  }

  private ClientTrackingOptions with(Object... words) {
    var longer = new ArrayList<>(arguments);
    longer.addAll(List.of(words));
    return new ClientTrackingOptions(List.copyOf(longer));
  }

  @Override
  public List<Object> arguments() {
    return arguments;
  }

  /**
   * Has another connection told.
   *
   * @param id the ID
   * @return a changed copy
   */
  public ClientTrackingOptions redirect(long id) {
    return with("REDIRECT", id);
  }

  /**
   * Tells of keys that begin so.
   *
   * @param prefix its value
   * @return a changed copy
   */
  public ClientTrackingOptions prefix(Object prefix) {
    return with("PREFIX", prefix);
  }

  /**
   * Tells of all keys.
   *
   * @return a changed copy
   */
  public ClientTrackingOptions bcast() {
    return with("BCAST");
  }

  /**
   * Tells of keys that were asked for.
   *
   * @return a changed copy
   */
  public ClientTrackingOptions optin() {
    return with("OPTIN");
  }

  /**
   * Tells of all but those that were left out.
   *
   * @return a changed copy
   */
  public ClientTrackingOptions optout() {
    return with("OPTOUT");
  }

  /**
   * Leaves out this connection's own writes.
   *
   * @return a changed copy
   */
  public ClientTrackingOptions noloop() {
    return with("NOLOOP");
  }

  @Override
  public String toString() {
    return "ClientTrackingOptions" + arguments;
  }
}
