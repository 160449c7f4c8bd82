package dev.asyncio4j.http.web;

import dev.asyncio4j.VoidBody1;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** A route, and its handler inside the middlewares of its applications. */
final class RouteImpl implements Route {
  private final String method;
  private final Handler handler;
  private final @Nullable Resource resource;

  /** Answers the header Expect; null: the server's own way. */
  final @Nullable VoidBody1<Request> expectHandler;

  /** The applications that {@link #chain} was made for. */
  private List<ApplicationImpl> chainApps = List.of();

  private Handler chain;

  RouteImpl(
      String method,
      Handler handler,
      @Nullable Resource resource,
      @Nullable VoidBody1<Request> expectHandler) {
    this.method = Methods.check(method);
    this.handler = handler;
    this.chain = handler;
    this.resource = resource;
    this.expectHandler = expectHandler;
  }

  /** The handler inside the middlewares of {@code apps}, the outermost application first. */
  Handler chain(List<ApplicationImpl> apps) {
    if (!apps.equals(chainApps)) {
      chain = Chains.of(apps, handler);
      chainApps = apps;
    }
    return chain;
  }

  @Override
  public String method() {
    return method;
  }

  @Override
  public Handler handler() {
    return handler;
  }

  @Override
  public Optional<Resource> resource() {
    return Optional.ofNullable(resource);
  }

  @Override
  public String toString() {
    return "Route[" + method + " " + (resource == null ? "-" : resource.canonical()) + "]";
  }
}
