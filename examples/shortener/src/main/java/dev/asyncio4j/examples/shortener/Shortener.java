package dev.asyncio4j.examples.shortener;

import dev.asyncio4j.http.web.AppOptions;
import dev.asyncio4j.http.web.Application;
import dev.asyncio4j.http.web.RunAppOptions;
import dev.asyncio4j.http.web.Web;

/**
 * A URL shortener.
 *
 * <p>Python: {@code python/shortener.py}.
 *
 * <pre>{@code
 * mvn -q -DskipTests -pl examples/shortener -am package && java -jar examples/shortener/target/shortener.jar
 * }</pre>
 */
public final class Shortener {
  private static final long MOST_BYTES = 16 << 10;

  private Shortener() {}

  /** Serves until SIGINT or SIGTERM: then requests are finished, and the hits are written. */
  public static void main(String[] args) {
    var settings = Settings.of(System.getenv());
    Web.runApp(
        application(settings),
        RunAppOptions.defaults().host(settings.host()).port(settings.port()));
  }

  /** {@return the service: its contexts open in this order, and close in reverse} */
  static Application application(Settings settings) {
    var app =
        Application.create(
            AppOptions.defaults().clientMaxSize(MOST_BYTES).middlewares(Outages::answer));
    app.set(Contexts.SETTINGS, settings);
    app.cleanupContexts()
        .append(Contexts::servers)
        .append(Contexts::database)
        .append(Contexts::cache)
        .append(Contexts::links);
    return app.addRoutes(Handlers.routes());
  }
}
