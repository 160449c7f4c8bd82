package dev.asyncio4j.http.web;

import static dev.asyncio4j.Asyncio.async;

import dev.asyncio4j.Coroutine;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * An application.
 *
 * <pre>
 *   OPEN --preFreeze, by a runner or a parent--> FROZEN (no route, no receiver) --startup--> STARTED
 * </pre>
 */
final class ApplicationImpl implements Application {
  private enum State {
    OPEN,
    FROZEN,
    STARTED
  }

  /** The list of this one alone: that of most requests. */
  final List<ApplicationImpl> alone = List.of(this);

  final RouterImpl router = new RouterImpl();
  final ResponseSignalImpl responsePrepare = new ResponseSignalImpl();
  final long clientMaxSize;

  private final CleanupContextsImpl contexts = new CleanupContextsImpl();
  private final SignalImpl<Application> startup = new SignalImpl<>("onStartup");
  private final SignalImpl<Application> shutdown = new SignalImpl<>("onShutdown");
  private final SignalImpl<Application> cleanup = new SignalImpl<>("onCleanup");
  private final List<ApplicationImpl> subApps = new ArrayList<>();
  private final Values values = new Values();
  private List<WebMiddleware> middlewares;
  private State state = State.OPEN;

  ApplicationImpl(AppOptions options) {
    middlewares = new ArrayList<>(options.middlewares());
    clientMaxSize = options.clientMaxSize();
    startup.append(contexts::enter);
    cleanup.append(app -> contexts.close());
  }

  static ApplicationImpl of(Application app) {
    return (ApplicationImpl) app;
  }

  /** Answers a request. */
  StreamResponse handle(RequestImpl request) throws Exception {
    var match = router.resolve(request);
    match.addApp(this);
    request.match(match);
    if (request.expects()) Expectation.meet(request, match.found());
    return match.chain().handle(request);
  }

  void preFreeze() {
    if (state != State.OPEN) return;
    state = State.FROZEN;
    router.freeze();
    middlewares = Collections.unmodifiableList(middlewares);
    contexts.freeze();
    List.of(startup, shutdown, cleanup).forEach(SignalImpl::freeze);
    responsePrepare.freeze();
  }

  private void started() {
    state = State.STARTED;
    subApps.forEach(ApplicationImpl::started);
  }

  /** Closes what a start that failed had entered, here and in the sub-applications. */
  void closeContexts() throws Exception {
    try {
      contexts.close();
    } finally {
      for (var sub : subApps) sub.closeContexts();
    }
  }

  @Override
  public <T> T get(AppKey<T> key) {
    return values.get(key, this);
  }

  @Override
  public <T> T get(AppKey<T> key, T fallback) {
    T value = values.find(key);
    return value == null ? fallback : value;
  }

  <T> @Nullable T find(AppKey<T> key) {
    return values.find(key);
  }

  @Override
  public <T> Application set(AppKey<T> key, T value) {
    if (state == State.STARTED) {
      throw new IllegalStateException(
          "Changing state of started or joined application is forbidden: " + key + " in " + this);
    }
    values.set(key, value);
    return this;
  }

  @Override
  public Router router() {
    return router;
  }

  @Override
  public Application addRoutes(RouteDef... routes) {
    for (var route : routes) route.register(router);
    return this;
  }

  @Override
  public Application addRoutes(RouteTable routes) {
    for (var route : routes) route.register(router);
    return this;
  }

  @Override
  public Resource addSubApp(String prefix, Application app) {
    var trimmed = prefix.replaceAll("/+$", "");
    if (trimmed.isEmpty()) throw new IllegalArgumentException("Prefix cannot be empty");
    if (!trimmed.startsWith("/")) {
      throw new IllegalArgumentException("prefix should be started with /, got '" + prefix + "'");
    }
    var sub = joinable(app);
    return join(new SubAppResource(trimmed, sub), sub);
  }

  @Override
  public Resource addDomain(String domain, Application app) {
    var rule = new DomainRule(domain);
    var sub = joinable(app);
    return join(new SubAppResource(rule, sub), sub);
  }

  private ApplicationImpl joinable(Application app) {
    if (isFrozen())
      throw new IllegalStateException("Cannot add sub application to frozen application");
    if (app.isFrozen()) throw new IllegalStateException("Cannot add frozen application");
    return of(app);
  }

  private Resource join(SubAppResource resource, ApplicationImpl sub) {
    router.register(resource);
    startup.append(app -> sub.startup.send(sub));
    shutdown.append(app -> sub.shutdown.send(sub));
    cleanup.append(app -> sub.cleanup.send(sub));
    subApps.add(sub);
    sub.preFreeze();
    return resource;
  }

  @Override
  public Signal<Application> onStartup() {
    return startup;
  }

  @Override
  public Signal<Application> onShutdown() {
    return shutdown;
  }

  @Override
  public Signal<Application> onCleanup() {
    return cleanup;
  }

  @Override
  public ResponseSignal onResponsePrepare() {
    return responsePrepare;
  }

  @Override
  public CleanupContexts cleanupContexts() {
    return contexts;
  }

  @Override
  public List<WebMiddleware> middlewares() {
    return middlewares;
  }

  @Override
  public boolean isFrozen() {
    return state != State.OPEN;
  }

  @Override
  public Coroutine<@Nullable Void> startup() {
    return async(
        () -> {
          preFreeze();
          startup.send(this);
          started();
        });
  }

  @Override
  public Coroutine<@Nullable Void> shutdown() {
    return async(() -> shutdown.send(this));
  }

  @Override
  public Coroutine<@Nullable Void> cleanup() {
    return async(() -> cleanup.send(this));
  }

  @Override
  public String toString() {
    return "Application[" + router.resources().size() + " resources, " + state + "]";
  }
}
