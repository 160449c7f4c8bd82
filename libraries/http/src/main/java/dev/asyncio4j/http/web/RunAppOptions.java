package dev.asyncio4j.http.web;

import dev.asyncio4j.RunOptions;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;

/**
 * The options of {@link Web#runApp}; each wither gives a changed copy.
 *
 * <p><i>Python:</i> the keyword arguments of {@code web.run_app}.
 *
 * <p><b>Thread and loop:</b> immutable, for any thread.
 *
 * <pre>{@code
 * var options = RunAppOptions.defaults().host("127.0.0.1").port(8000);
 * }</pre>
 *
 * @param hosts addresses to listen on; none: all interfaces
 * @param port to listen on; null: 8080, or 8443 under TLS, unless there is a path
 * @param paths unix sockets to listen on
 * @param site TLS and others
 * @param runner timeouts, limits, access log
 * @param handleSignals whether SIGINT and SIGTERM shut the server down
 * @param print gets the line that tells the addresses
 * @param loop of the loop
 */
public record RunAppOptions(
    List<String> hosts,
    @Nullable Integer port,
    List<Path> paths,
    SiteOptions site,
    RunnerOptions runner,
    boolean handleSignals,
    Consumer<String> print,
    RunOptions loop) {
  private static final RunAppOptions DEFAULTS =
      new RunAppOptions(
          List.of(),
          null,
          List.of(),
          SiteOptions.defaults(),
          RunnerOptions.defaults().keepaliveTimeout(Duration.ofSeconds(75)),
          true,
          System.out::println,
          RunOptions.defaults());

  /**
   * Copies the lists; {@link #defaults()} and the withers read better.
   *
   * @param hosts copied
   * @param port or null
   * @param paths copied
   * @param site TLS and others
   * @param runner timeouts and others
   * @param handleSignals true to handle them
   * @param print gets a line
   * @param loop debug mode and others
   */
  public RunAppOptions {
    hosts = List.copyOf(hosts);
    paths = List.copyOf(paths);
  }

  /** {@return the defaults} */
  public static RunAppOptions defaults() {
    return DEFAULTS;
  }

  /**
   * Sets TLS and other options of what is listened on.
   *
   * @param options for each address and path
   * @return a changed copy
   */
  public RunAppOptions site(SiteOptions options) {
    return new RunAppOptions(hosts, port, paths, options, runner, handleSignals, print, loop);
  }

  /**
   * Sets timeouts, limits and the access log.
   *
   * @param options of the runner
   * @return a changed copy
   */
  public RunAppOptions runner(RunnerOptions options) {
    return new RunAppOptions(hosts, port, paths, site, options, handleSignals, print, loop);
  }

  /**
   * Chooses whether SIGINT and SIGTERM shut the server down.
   *
   * @param handle false to leave them to the JVM
   * @return a changed copy
   */
  public RunAppOptions handleSignals(boolean handle) {
    return new RunAppOptions(hosts, port, paths, site, runner, handle, print, loop);
  }

  /**
   * Sets what gets the line that tells the addresses.
   *
   * @param printer called once
   * @return a changed copy
   */
  public RunAppOptions print(Consumer<String> printer) {
    return new RunAppOptions(hosts, port, paths, site, runner, handleSignals, printer, loop);
  }

  /**
   * Sets the options of the loop.
   *
   * @param options debug mode and others
   * @return a changed copy
   */
  public RunAppOptions loop(RunOptions options) {
    return new RunAppOptions(hosts, port, paths, site, runner, handleSignals, print, options);
  }

  /**
   * Sets the addresses that are listened on.
   *
   * @param each names or addresses
   * @return a changed copy
   */
  public RunAppOptions host(String... each) {
    return new RunAppOptions(List.of(each), port, paths, site, runner, handleSignals, print, loop);
  }

  /**
   * Sets the port that is listened on.
   *
   * @param number 0 for any free one
   * @return a changed copy
   */
  public RunAppOptions port(int number) {
    return new RunAppOptions(hosts, number, paths, site, runner, handleSignals, print, loop);
  }

  /**
   * Sets the unix sockets that are listened on.
   *
   * @param each files to make
   * @return a changed copy
   */
  public RunAppOptions path(Path... each) {
    return new RunAppOptions(hosts, port, List.of(each), site, runner, handleSignals, print, loop);
  }
}
