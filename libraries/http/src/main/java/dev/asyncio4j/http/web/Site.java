package dev.asyncio4j.http.web;

import dev.asyncio4j.CheckReturnValue;
import dev.asyncio4j.Coroutine;
import java.nio.file.Path;
import org.jspecify.annotations.Nullable;

/**
 * A place where a runner listens.
 *
 * <p><i>Python:</i> {@code web.TCPSite}, {@code web.UnixSite}. A runner can have several.
 *
 * <pre>{@code
 * var runner = AppRunner.create(Application.create());
 * await(runner.setup());
 * var site = Site.tcp(runner, "127.0.0.1", 0);
 * await(site.start());
 * System.out.println(site.name() + " is on port " + site.port());
 * }</pre>
 */
public interface Site {
  /**
   * Makes a site on TCP.
   *
   * @param runner set up already
   * @param host name or address; empty for all interfaces
   * @param port 0 for any free one
   * @return a new site, which does not listen yet
   * @throws IllegalStateException if the runner has not been set up
   */
  static Site tcp(BaseRunner runner, String host, int port) {
    return tcp(runner, host, port, SiteOptions.defaults());
  }

  /**
   * Makes a site on TCP with options.
   *
   * @param runner set up already
   * @param host name or address; empty for all interfaces
   * @param port 0 for any free one
   * @param options TLS and others
   * @return a new site, which does not listen yet
   * @throws IllegalStateException if the runner has not been set up
   */
  static Site tcp(BaseRunner runner, String host, int port, SiteOptions options) {
    return new SiteImpl((RunnerBase) runner, host, port, null, options);
  }

  /**
   * Makes a site on a unix socket.
   *
   * @param runner set up already
   * @param path the file to make
   * @return a new site, which does not listen yet
   * @throws IllegalStateException if the runner has not been set up
   */
  static Site unix(BaseRunner runner, Path path) {
    return unix(runner, path, SiteOptions.defaults());
  }

  /**
   * Makes a site on a unix socket with options.
   *
   * @param runner set up already
   * @param path the file to make; one that a dead server left is replaced, one of a live server not
   * @param options TLS and others
   * @return a new site, which does not listen yet
   * @throws IllegalStateException if the runner has not been set up
   */
  static Site unix(BaseRunner runner, Path path, SiteOptions options) {
    return new SiteImpl((RunnerBase) runner, "", 0, path, options);
  }

  /**
   * Begins to listen.
   *
   * <p><b>Cancellation:</b> nothing listens then.
   *
   * @return a coroutine to await
   * @throws java.io.UncheckedIOException when awaited, if the address cannot be listened on, as
   *     another server does; it names it
   */
  @CheckReturnValue
  Coroutine<@Nullable Void> start();

  /**
   * Stops to listen; connections live on.
   *
   * @return a coroutine to await
   */
  @CheckReturnValue
  Coroutine<@Nullable Void> stop();

  /** {@return the address as a URL, such as {@code http://127.0.0.1:8080}} */
  String name();

  /** {@return the port that is listened on, the one that the system chose} */
  int port();
}
