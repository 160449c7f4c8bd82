package dev.asyncio4j.http.web;

/**
 * Runs a single handler, without an application: no routes, no middlewares.
 *
 * <p><i>Python:</i> {@code web.ServerRunner(web.Server(handler))}.
 *
 * <pre>{@code
 * var runner = ServerRunner.create(request -> Response.text(request.path()));
 * await(runner.setup());
 * await(Site.tcp(runner, host, port).start());
 * }</pre>
 */
public interface ServerRunner extends BaseRunner {
  /**
   * Makes a runner.
   *
   * @param handler answers every request
   * @return a new runner
   */
  static ServerRunner create(Handler handler) {
    return create(handler, RunnerOptions.defaults());
  }

  /**
   * Makes a runner with options.
   *
   * @param handler answers every request
   * @param options timeouts, limits, access log
   * @return a new runner
   */
  static ServerRunner create(Handler handler, RunnerOptions options) {
    return new ServerRunnerImpl(handler, options);
  }
}
