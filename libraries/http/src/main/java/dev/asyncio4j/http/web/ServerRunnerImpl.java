package dev.asyncio4j.http.web;

import dev.asyncio4j.loop.EventLoop;

/** A runner of a single handler. */
final class ServerRunnerImpl extends RunnerBase implements ServerRunner {
  private final Handler handler;

  ServerRunnerImpl(Handler handler, RunnerOptions options) {
    super(options);
    this.handler = handler;
  }

  @Override
  WebServer start(EventLoop loop) {
    return new WebServer(loop, options, AppOptions.defaults().clientMaxSize(), handler::handle);
  }

  @Override
  void shutdown() {}

  @Override
  void free() {}
}
