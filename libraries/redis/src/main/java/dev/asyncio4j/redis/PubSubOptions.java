package dev.asyncio4j.redis;

import java.util.function.Consumer;

/**
 * The options of a subscription.
 *
 * <p><i>Python:</i> the arguments of {@code pubsub}. Immutable: each method returns a copy.
 *
 * <pre>{@code
 * var options = PubSubOptions.defaults().ignoreSubscribeMessages(true);
 * }</pre>
 */
public final class PubSubOptions {
  private static final PubSubOptions DEFAULTS = new PubSubOptions();

  private boolean ignoreSubscribeMessages = false;
  private int bufferLimit = 10_000;
  private OnDisconnect onDisconnect = OnDisconnect.RECONNECT;

  private PubSubOptions() {}

  private PubSubOptions with(Consumer<PubSubOptions> change) {
    var copy = new PubSubOptions();
    copy.ignoreSubscribeMessages = ignoreSubscribeMessages;
    copy.bufferLimit = bufferLimit;
    copy.onDisconnect = onDisconnect;
    change.accept(copy);
    return copy;
  }

  /** {@return the defaults} */
  public static PubSubOptions defaults() {
    return DEFAULTS;
  }

  /** The ways of {@code listen} after a lost connection. */
  public enum OnDisconnect {
    /** Connects again, subscribes again, and goes on; what was published meanwhile is missed. */
    RECONNECT,
    /** Fails. */
    FAIL
  }

  /** {@return whether confirmations are left out} */
  public boolean ignoreSubscribeMessages() {
    return ignoreSubscribeMessages;
  }

  /**
   * Sets whether confirmations are left out.
   *
   * @param ignoreSubscribeMessages whether confirmations are left out
   * @return a changed copy
   */
  public PubSubOptions ignoreSubscribeMessages(boolean ignoreSubscribeMessages) {
    return with(copy -> copy.ignoreSubscribeMessages = ignoreSubscribeMessages);
  }

  /** {@return how many messages may wait before reading pauses} */
  public int bufferLimit() {
    return bufferLimit;
  }

  /**
   * Sets how many messages may wait before reading pauses.
   *
   * @param bufferLimit how many messages may wait before reading pauses
   * @return a changed copy
   */
  public PubSubOptions bufferLimit(int bufferLimit) {
    return with(copy -> copy.bufferLimit = bufferLimit);
  }

  /** {@return what listen does when the connection is lost} */
  public OnDisconnect onDisconnect() {
    return onDisconnect;
  }

  /**
   * Sets what listen does when the connection is lost.
   *
   * @param onDisconnect what listen does when the connection is lost
   * @return a changed copy
   */
  public PubSubOptions onDisconnect(OnDisconnect onDisconnect) {
    return with(copy -> copy.onDisconnect = onDisconnect);
  }
}
