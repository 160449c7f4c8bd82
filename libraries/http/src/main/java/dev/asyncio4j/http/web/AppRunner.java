package dev.asyncio4j.http.web;

/**
 * Runs an application in a loop that does other things, too.
 *
 * <p><i>Python:</i> {@code web.AppRunner}. {@code setup()} starts the application, {@code
 * cleanup()} ends it: sites stop, idle connections close, {@code onShutdown} is called, handlers go
 * on for the time that the options allow, are cancelled then, and have as long again; last come the
 * contexts and {@code onCleanup}.
 *
 * <pre>{@code
 * var runner = AppRunner.create(Application.create());
 * await(runner.setup());
 * await(Site.tcp(runner, host, port).start());
 * await(sleep(Duration.ofHours(1)));
 * await(runner.cleanup());
 * }</pre>
 */
public interface AppRunner extends BaseRunner {
  /**
   * Makes a runner.
   *
   * @param app the application
   * @return a new runner
   */
  static AppRunner create(Application app) {
    return create(app, RunnerOptions.defaults());
  }

  /**
   * Makes a runner with options.
   *
   * @param app the application
   * @param options timeouts, limits, access log
   * @return a new runner
   */
  static AppRunner create(Application app, RunnerOptions options) {
    return new AppRunnerImpl(ApplicationImpl.of(app), options);
  }

  /** {@return the application} */
  Application app();
}
