package dev.asyncio4j.http.web;

import static dev.asyncio4j.Asyncio.await;

import dev.asyncio4j.loop.EventLoop;

/** A runner of an application. */
final class AppRunnerImpl extends RunnerBase implements AppRunner {
  private final ApplicationImpl app;

  AppRunnerImpl(ApplicationImpl app, RunnerOptions options) {
    super(options);
    this.app = app;
  }

  @Override
  WebServer start(EventLoop loop) throws Exception {
    app.preFreeze();
    try {
      await(app.startup());
    } catch (Throwable failure) {
      try {
        app.closeContexts();
      } catch (Throwable second) {
        failure.addSuppressed(second);
      }
      throw failure;
    }
    return new WebServer(loop, options, app.clientMaxSize, app::handle);
  }

  @Override
  void shutdown() {
    await(app.shutdown());
  }

  @Override
  void free() {
    await(app.cleanup());
  }

  @Override
  public Application app() {
    return app;
  }
}
