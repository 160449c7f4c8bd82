package dev.asyncio4j.http.web;

import dev.asyncio4j.CheckReturnValue;
import dev.asyncio4j.Coroutine;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * Routes, middlewares, shared values, and what happens at the start and the end of a server.
 *
 * <p><i>Python:</i> {@code web.Application}. Values are carried under typed keys only.
 *
 * <p><b>Cancellation:</b> reaches the receiver or the context that runs.
 *
 * <p><b>Thread and loop:</b> used on one loop, that of its runner.
 *
 * <pre>{@code
 * AppKey<String> name = AppKey.of("name", String.class);
 * var app = Application.create();
 * app.set(name, "root");
 * app.addRoutes(Web.get("/", request -> Response.text(request.app().get(name))));
 * }</pre>
 */
public interface Application {
  /** {@return a new application with the default options} */
  static Application create() {
    return create(AppOptions.defaults());
  }

  /**
   * Makes an application.
   *
   * @param options its middlewares and the size of bodies
   * @return a new application
   */
  static Application create(AppOptions options) {
    return new ApplicationImpl(options);
  }

  /**
   * Returns a value.
   *
   * @param key of the value
   * @param <T> the type of the value
   * @return the value
   * @throws java.util.NoSuchElementException if there is none
   */
  <T> T get(AppKey<T> key);

  /**
   * Returns a value, or another one if there is none.
   *
   * @param key of the value
   * @param fallback returned if there is none
   * @param <T> the type of the value
   * @return the value
   */
  <T> T get(AppKey<T> key, T fallback);

  /**
   * Carries a value.
   *
   * @param key of the value
   * @param value to carry
   * @param <T> the type of the value
   * @return this
   * @throws IllegalStateException if the application has started: put something there that can
   *     change
   */
  <T> Application set(AppKey<T> key, T value);

  /** {@return its resources and routes} */
  Router router();

  /**
   * Adds routes.
   *
   * @param routes made by {@link Web}
   * @return this
   */
  Application addRoutes(RouteDef... routes);

  /**
   * Adds the routes of a table.
   *
   * @param routes a table
   * @return this
   */
  Application addRoutes(RouteTable routes);

  /**
   * Puts another application under a prefix: it answers whatever begins with it.
   *
   * <p><i>Python:</i> {@code add_subapp}. Its middlewares run inside those of this one, its signals
   * and contexts with this one's, where it was added among them.
   *
   * @param prefix begins with a slash
   * @param app the other one, with all of its routes
   * @return the resource
   * @throws IllegalArgumentException if the prefix is empty
   * @throws IllegalStateException if either application has been set up
   */
  Resource addSubApp(String prefix, Application app);

  /**
   * Has another application answer for a domain.
   *
   * <p><i>Python:</i> {@code add_domain}.
   *
   * @param domain of the header Host; {@code *} stands for any text: {@code *.example.com}
   * @param app the other one
   * @return the resource
   * @throws IllegalArgumentException if the domain is none
   */
  Resource addDomain(String domain, Application app);

  /** {@return called at the start, after the contexts were entered and before the first request} */
  Signal<Application> onStartup();

  /** {@return called at the end, when new connections are refused and handlers still run} */
  Signal<Application> onShutdown();

  /** {@return called at the end, after the last handler and the close of the contexts} */
  Signal<Application> onCleanup();

  /** {@return called before the head of each response} */
  ResponseSignal onResponsePrepare();

  /** {@return what is entered at the start and closed at the end} */
  CleanupContexts cleanupContexts();

  /** {@return its middlewares, the outermost first; the list can be changed until it is set up} */
  List<WebMiddleware> middlewares();

  /** {@return whether it has been set up, and nothing can be added any more} */
  boolean isFrozen();

  /**
   * Enters the contexts and calls {@link #onStartup}; a runner does it.
   *
   * @return the coroutine to await
   */
  @CheckReturnValue
  Coroutine<@Nullable Void> startup();

  /**
   * Calls {@link #onShutdown}; a runner does it.
   *
   * @return the coroutine to await
   */
  @CheckReturnValue
  Coroutine<@Nullable Void> shutdown();

  /**
   * Closes the contexts and calls {@link #onCleanup}; a runner does it.
   *
   * @return the coroutine to await
   */
  @CheckReturnValue
  Coroutine<@Nullable Void> cleanup();
}
