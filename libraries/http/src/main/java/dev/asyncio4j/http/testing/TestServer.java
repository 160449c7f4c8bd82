package dev.asyncio4j.http.testing;

import static dev.asyncio4j.Asyncio.async;
import static dev.asyncio4j.Asyncio.await;

import dev.asyncio4j.CheckReturnValue;
import dev.asyncio4j.Coroutine;
import dev.asyncio4j.http.Url;
import dev.asyncio4j.http.web.AppRunner;
import dev.asyncio4j.http.web.Application;
import dev.asyncio4j.http.web.BaseRunner;
import dev.asyncio4j.http.web.Handler;
import dev.asyncio4j.http.web.RunnerOptions;
import dev.asyncio4j.http.web.ServerRunner;
import dev.asyncio4j.http.web.Site;
import dev.asyncio4j.http.web.SiteOptions;
import org.jspecify.annotations.Nullable;

/**
 * A server on a free port of this machine.
 *
 * <p><i>Python:</i> {@code test_utils.TestServer}, {@code RawTestServer}. {@link TestClient} starts
 * it; alone it is started by {@link #start}.
 *
 * <p><b>Cancellation:</b> of the start: nothing listens then.
 *
 * <pre>{@code
 * try (var server = TestServer.create(Application.create())) {
 *   await(server.start());
 *   System.out.println(server.makeUrl("/path"));
 * }
 * }</pre>
 */
public final class TestServer implements AutoCloseable {
  private static final String HOST = "127.0.0.1";

  private final BaseRunner runner;
  private final @Nullable Application app;
  private final SiteOptions options;
  private @Nullable Site site;

  private TestServer(BaseRunner runner, @Nullable Application app, SiteOptions options) {
    this.runner = runner;
    this.app = app;
    this.options = options;
  }

  /**
   * Makes a server of an application.
   *
   * @param app the application
   * @return a new server, which does not listen yet
   */
  public static TestServer create(Application app) {
    return create(app, RunnerOptions.defaults(), SiteOptions.defaults());
  }

  /**
   * Makes a server of an application, with options.
   *
   * @param app the application
   * @param runner timeouts and limits
   * @param site TLS and others
   * @return a new server, which does not listen yet
   */
  public static TestServer create(Application app, RunnerOptions runner, SiteOptions site) {
    return new TestServer(AppRunner.create(app, runner), app, site);
  }

  /**
   * Makes a server of a handler, without an application.
   *
   * @param handler answers every request
   * @return a new server, which does not listen yet
   */
  public static TestServer raw(Handler handler) {
    return new TestServer(ServerRunner.create(handler), null, SiteOptions.defaults());
  }

  /**
   * Starts to listen; does nothing the second time.
   *
   * @return a coroutine to await
   */
  @CheckReturnValue
  public Coroutine<@Nullable Void> start() {
    return async(
        () -> {
          if (site != null) return;
          await(runner.setup());
          site = Site.tcp(runner, HOST, 0, options);
          await(site.start());
        });
  }

  /** {@return the application; null: it is a raw one} */
  public @Nullable Application app() {
    return app;
  }

  /** {@return the host} */
  public String host() {
    return HOST;
  }

  /**
   * Returns the port.
   *
   * @return the port that the system chose
   * @throws IllegalStateException if it has not been started
   */
  public int port() {
    if (site == null) throw new IllegalStateException("Server not started: await start() first");
    return site.port();
  }

  /** {@return the runner} */
  public BaseRunner runner() {
    return runner;
  }

  /**
   * Makes a URL of this server.
   *
   * @param path begins with a slash
   * @return the whole URL
   * @throws IllegalStateException if it has not been started
   * @throws IllegalArgumentException if it is a whole URL already
   */
  public Url makeUrl(String path) {
    return makeUrl(Url.of(path));
  }

  /**
   * Makes a URL of this server.
   *
   * @param path relative
   * @return the whole URL
   * @throws IllegalStateException if it has not been started
   * @throws IllegalArgumentException if it is a whole URL already
   */
  public Url makeUrl(Url path) {
    if (path.isAbsolute()) throw new IllegalArgumentException("a path is wanted, got " + path);
    var scheme = options.tls() == null ? "http" : "https";
    return Url.of(scheme + "://" + HOST + ":" + port()).join(path);
  }

  /** Shuts down, awaited. */
  @Override
  public void close() {
    await(runner.cleanup());
  }

  @Override
  public String toString() {
    return "TestServer[" + (site == null ? "not started" : site.name()) + "]";
  }
}
