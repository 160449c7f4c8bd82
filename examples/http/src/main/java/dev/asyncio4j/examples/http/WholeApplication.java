package dev.asyncio4j.examples.http;

import static dev.asyncio4j.Asyncio.async;
import static dev.asyncio4j.Asyncio.await;
import static dev.asyncio4j.Asyncio.createTask;
import static dev.asyncio4j.Asyncio.run;
import static dev.asyncio4j.Asyncio.sleep;
import static dev.asyncio4j.examples.http.Told.say;

import dev.asyncio4j.VoidBody1;
import dev.asyncio4j.exceptions.CancelledError;
import dev.asyncio4j.http.ClientConnectorException;
import dev.asyncio4j.http.ClientException;
import dev.asyncio4j.http.ClientSession;
import dev.asyncio4j.http.ClientTimeout;
import dev.asyncio4j.http.RequestOptions;
import dev.asyncio4j.http.web.AppKey;
import dev.asyncio4j.http.web.AppOptions;
import dev.asyncio4j.http.web.AppRunner;
import dev.asyncio4j.http.web.Application;
import dev.asyncio4j.http.web.CleanupContext;
import dev.asyncio4j.http.web.Handler;
import dev.asyncio4j.http.web.HttpException;
import dev.asyncio4j.http.web.Request;
import dev.asyncio4j.http.web.Response;
import dev.asyncio4j.http.web.RouteOptions;
import dev.asyncio4j.http.web.RunnerOptions;
import dev.asyncio4j.http.web.Site;
import dev.asyncio4j.http.web.StreamResponse;
import dev.asyncio4j.http.web.WebMiddleware;
import dev.asyncio4j.sync.Event;
import java.time.Duration;
import java.util.logging.Level;
import java.util.logging.Logger;

/**
 * Middlewares, sub-applications, templates, errors, signals, cleanup contexts: who is called when,
 * start to end.
 */
public final class WholeApplication {
  private static final AppKey<String> NAME = AppKey.of("name", String.class);
  private static final AppKey<String> SHARED = AppKey.of("shared", String.class);
  private static final AppKey<Event> GO_ON = AppKey.of("go on", Event.class);
  private static final Logger LOGGER = Logger.getLogger("dev.asyncio4j.http.web");

  private WholeApplication() {}

  public static void main(String[] args) {
    LOGGER.setLevel(Level.OFF);
    run(async(() -> main()));
  }

  private static WebMiddleware outer(String name) {
    return (request, next) -> {
      say("  " + name + " in " + request.path());
      StreamResponse response;
      try {
        response = next.handle(request);
      } catch (HttpException e) {
        say("  " + name + " out " + e.status());
        throw e;
      }
      say("  " + name + " out " + response.status());
      response.headers().add("X-Through", name);
      return response;
    };
  }

  private static StreamResponse errors(Request request, Handler next) throws Exception {
    try {
      return next.handle(request);
    } catch (HttpException.NotFound e) {
      return Response.text(e.reason() + ": " + request.path()).status(404);
    }
  }

  private static CleanupContext context(String name) {
    return app -> {
      say("ctx " + name + " up");
      return () -> say("ctx " + name + " down");
    };
  }

  private static VoidBody1<Application> hook(String name) {
    return app -> say("hook " + name);
  }

  private static StreamResponse article(Request request) {
    var app = request.app();
    var url = app.router().get("article").urlFor("id", "7");
    var q = String.join(",", request.query().getAll("q"));
    return Response.text(
        "%s %s %s %s <%s>"
            .formatted(
                request.matchInfo().get("id"), app.get(NAME), request.config(SHARED), url, q));
  }

  private static StreamResponse slow(Request request) {
    say("slow starts");
    try {
      await(request.app().get(GO_ON).await());
      say("slow ends");
      return Response.text("slow done");
    } catch (CancelledError e) {
      say("slow cancelled");
      throw e;
    }
  }

  private static StreamResponse endless(Request request) {
    say("endless starts");
    try {
      await(sleep(Duration.ofHours(1)));
      throw new AssertionError("an hour has passed");
    } catch (CancelledError e) {
      say("endless cancelled");
      throw e;
    }
  }

  private static Application application() {
    var app =
        Application.create(
            AppOptions.defaults().middlewares(WholeApplication::errors, outer("A"), outer("B")));
    app.set(NAME, "root").set(SHARED, "from root").set(GO_ON, Event.create());
    var sub = Application.create(AppOptions.defaults().middlewares(outer("C")));
    sub.set(NAME, "sub");
    sub.router()
        .addGet(
            "/articles/{id:\\d+}",
            WholeApplication::article,
            RouteOptions.defaults().name("article"));
    sub.onStartup().append(hook("sub startup"));
    sub.onCleanup().append(hook("sub cleanup"));
    sub.cleanupContexts().append(context("sub"));
    app.addSubApp("/v1", sub);
    app.router().addGet("/slow", WholeApplication::slow);
    app.router().addGet("/endless", WholeApplication::endless);
    app.router()
        .addGet(
            "/boom",
            request -> {
              throw new RuntimeException("boom");
            });
    app.router()
        .addGet(
            "/gone",
            request -> {
              throw new HttpException.Gone().text("left for good");
            });
    app.router().addPost("/only-post", request -> Response.text("posted"));
    app.onResponsePrepare()
        .append((request, response) -> response.header("X-Prepared", request.method()));
    app.onStartup().append(hook("startup"));
    app.onShutdown().append(hook("shutdown"));
    app.onCleanup().append(hook("cleanup"));
    app.cleanupContexts().append(context("one")).append(context("two"));
    return app;
  }

  private static void main() throws Exception {
    var app = application();
    var runner =
        AppRunner.create(app, RunnerOptions.defaults().shutdownTimeout(Duration.ofSeconds(2)));
    await(runner.setup());
    var site = Site.tcp(runner, "127.0.0.1", 0);
    await(site.start());
    var base = "http://127.0.0.1:" + site.port();
    try (var session = ClientSession.create()) {
      requests(session, base);
      say("-- shutdown");
      shutdown(session, base, runner, app.get(GO_ON));
    }
  }

  private static void requests(ClientSession session, String base) {
    for (var line :
        new String[] {
          "GET /v1/articles/42?q=1&q=%202",
          "GET /v1/articles/x",
          "GET /gone",
          "GET /boom",
          "GET /only-post",
          "HEAD /gone"
        }) {
      var method = line.split(" ")[0];
      var path = line.split(" ")[1];
      try (var r = await(session.request(method, base + path))) {
        var headers = r.headers();
        say(
            method,
            path,
            r.status(),
            headers.getAll("X-Through"),
            headers.get("X-Prepared"),
            headers.get("Allow"),
            await(r.text()).split("\n")[0]);
      }
    }
  }

  private static void shutdown(ClientSession session, String base, AppRunner runner, Event goOn) {
    var asked = createTask(session.get(base + "/slow"));
    var lost = createTask(session.get(base + "/endless"));
    await(sleep(Duration.ofMillis(100)));
    var cleanup = createTask(runner.cleanup());
    await(sleep(Duration.ofMillis(100)));
    try {
      var soon = ClientTimeout.ofTotal(Duration.ofSeconds(1));
      await(session.get(base + "/slow", RequestOptions.defaults().timeout(soon))).close();
    } catch (ClientConnectorException e) {
      say("a new connection is refused");
    }
    goOn.set();
    try (var answered = await(asked)) {
      say("slow answered", answered.status());
    }
    await(cleanup);
    try {
      await(lost).close();
    } catch (ClientException e) {
      say("endless:", e); // its server hung up, one more try was made, nobody listens
    }
  }
}
