package dev.asyncio4j.http.web;

import dev.asyncio4j.CheckReturnValue;
import dev.asyncio4j.Coroutine;
import java.net.SocketAddress;
import java.util.List;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * A server without a loop of its own: what {@link AppRunner} and {@link ServerRunner} share.
 *
 * <p><i>Python:</i> {@code web.BaseRunner}.
 *
 * <p><b>Thread and loop:</b> used on the loop that sets it up.
 */
public interface BaseRunner extends AutoCloseable {
  /**
   * Prepares to serve; sites come after it.
   *
   * @return a coroutine to await
   */
  @CheckReturnValue
  Coroutine<@Nullable Void> setup();

  /**
   * Shuts down in order: sites stop to listen, idle connections close, handlers finish or are
   * cancelled, everything is freed.
   *
   * <p><b>Cancellation:</b> closes the rest at once.
   *
   * @return a coroutine to await
   */
  @CheckReturnValue
  Coroutine<@Nullable Void> cleanup();

  /** Does what {@link #cleanup} does, awaited. */
  @Override
  void close();

  /** {@return what its sites listen on, with the ports that the system chose} */
  List<SocketAddress> addresses();

  /** {@return the sites that listen} */
  Set<Site> sites();
}
