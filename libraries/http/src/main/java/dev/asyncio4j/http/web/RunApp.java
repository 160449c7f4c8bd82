package dev.asyncio4j.http.web;

import static dev.asyncio4j.Asyncio.async;
import static dev.asyncio4j.Asyncio.await;
import static dev.asyncio4j.Asyncio.currentTask;
import static dev.asyncio4j.Asyncio.getRunningLoop;

import dev.asyncio4j.Body;
import dev.asyncio4j.Task;
import dev.asyncio4j.exceptions.CancelledError;
import dev.asyncio4j.sync.Event;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/** An application that runs until a signal comes. */
final class RunApp {
  private final RunAppOptions options;
  private final Event stop = Event.create();
  private boolean aborted;
  private @Nullable Task<?> main; // from the start on

  private RunApp(RunAppOptions options) {
    this.options = options;
  }

  static void run(Body<Application> make, RunAppOptions options) {
    dev.asyncio4j.Asyncio.run(async(() -> new RunApp(options).serve(make.run())), options.loop());
  }

  private void serve(Application app) {
    var running = Objects.requireNonNull(currentTask());
    main = running;
    if (options.handleSignals()) handle();
    try {
      serveUntilStopped(AppRunner.create(app, options.runner()));
    } catch (CancelledError cancelled) {
      if (!aborted) throw cancelled;
      running.uncancel();
    } finally {
      if (options.handleSignals()) unhandle();
    }
  }

  private void serveUntilStopped(AppRunner runner) {
    await(runner.setup());
    try {
      var names = new ArrayList<String>();
      for (var site : sites(runner)) {
        await(site.start());
        names.add(site.name());
      }
      options
          .print()
          .accept(
              "======== Running on "
                  + String.join(", ", names)
                  + " ========\n(Press CTRL+C to quit)");
      await(stop.await());
    } finally {
      // The second signal may have come before this left the wait for the first: then it hurries
      // what follows.
      if (aborted) getRunningLoop().callSoon(this::abort);
      await(runner.cleanup());
    }
  }

  private List<Site> sites(AppRunner runner) {
    var sites = new ArrayList<Site>();
    for (var path : options.paths()) sites.add(Site.unix(runner, path, options.site()));
    boolean onlyPaths = !sites.isEmpty() && options.hosts().isEmpty() && options.port() == null;
    if (onlyPaths) return sites;
    int standard = options.site().tls() == null ? 8080 : 8443;
    int port = options.port() == null ? standard : options.port();
    var hosts = options.hosts().isEmpty() ? List.of("") : options.hosts();
    for (var host : hosts) sites.add(Site.tcp(runner, host, port, options.site()));
    return sites;
  }

  /** The first signal ends the service in order, the second SIGINT at once. */
  private void handle() {
    var loop = getRunningLoop();
    loop.addSignalHandler("TERM", stop::set);
    loop.addSignalHandler(
        "INT",
        () -> {
          aborted |= stop.isSet();
          if (aborted) abort();
          stop.set();
        });
  }

  private void abort() {
    if (main != null) main.cancel("interrupted a second time");
  }

  private static void unhandle() {
    getRunningLoop().removeSignalHandler("TERM");
    getRunningLoop().removeSignalHandler("INT");
  }
}
