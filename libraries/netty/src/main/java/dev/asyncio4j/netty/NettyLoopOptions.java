package dev.asyncio4j.netty;

import java.time.Duration;
import java.util.Objects;

/**
 * The options of {@link NettyLoop#eventLoopGroup(NettyLoopOptions)}: name, quiet period, who
 * closes.
 *
 * <p><i>Python:</i> none. Immutable: each method returns a copy.
 *
 * <pre>{@code
 * var options = NettyLoopOptions.defaults().name("cache").quietPeriod(Duration.ofMillis(50));
 * var group = NettyLoop.eventLoopGroup(options);
 * }</pre>
 *
 * @param name what texts and reports call the group
 * @param quietPeriod how long no task must have come before {@link NettyLoop#close} has ended;
 *     zero: what the closing of the channels queues still runs, no more
 * @param isOwnerClosing whether the maker of the group ends it before the loop closes
 */
public record NettyLoopOptions(String name, Duration quietPeriod, boolean isOwnerClosing) {
  private static final NettyLoopOptions DEFAULTS =
      new NettyLoopOptions("netty", Duration.ZERO, false);

  /**
   * Checks the values; {@link #defaults()} and the withers read better.
   *
   * @param name see {@link #name(String)}
   * @param quietPeriod see {@link #quietPeriod(Duration)}
   * @param isOwnerClosing see {@link #ownerCloses()}
   * @throws IllegalArgumentException if the quiet period is negative
   */
  public NettyLoopOptions {
    Objects.requireNonNull(name, "name");
    if (quietPeriod.isNegative())
      throw new IllegalArgumentException("quietPeriod: " + quietPeriod + " (expected: >= 0)");
  }

  /** {@return the name "netty", no quiet period, and a group that is closed with its loop} */
  public static NettyLoopOptions defaults() {
    return DEFAULTS;
  }

  /**
   * Returns a copy of these options with a name.
   *
   * @param name what texts and reports call the group; need not be unique
   * @return the copy
   */
  public NettyLoopOptions name(String name) {
    return new NettyLoopOptions(name, quietPeriod, isOwnerClosing);
  }

  /**
   * Returns a copy of these options with a quiet period, as {@code shutdownGracefully} has it.
   *
   * @param quietPeriod of the loop's clock; zero or more
   * @return the copy
   * @throws IllegalArgumentException if it is negative
   */
  public NettyLoopOptions quietPeriod(Duration quietPeriod) {
    return new NettyLoopOptions(name, quietPeriod, isOwnerClosing);
  }

  /**
   * Returns a copy of these options for a group that its maker ends itself.
   *
   * <p>The maker has a {@link dev.asyncio4j.lowlevel.LoopPort#beforeClose} of its own, such as a
   * client that says good-bye over its channels first. Otherwise the group is closed, and its end
   * awaited, as the run of the loop ends. What is still open when the loop closes is closed hard in
   * any case.
   *
   * @return the copy
   */
  public NettyLoopOptions ownerCloses() {
    return new NettyLoopOptions(name, quietPeriod, true);
  }
}
