package dev.asyncio4j.nurseries;

import dev.asyncio4j.loop.EventLoop;
import org.jspecify.annotations.Nullable;

/** The errors of scopes that are used wrongly, with the lines of both sides. */
final class Misuse {
  private Misuse() {}

  static IllegalStateException enteredBefore(ScopeNode scope, boolean isInside) {
    return new IllegalStateException(
        "%s was entered before%s, by %s, and now again%s: make one for each block"
            .formatted(scope, isInside ? Site.of(scope) : "", scope.host, Site.here()));
  }

  static IllegalStateException leftOutOfOrder(ScopeNode scope, @Nullable Throwable error) {
    var problem =
        new IllegalStateException(
            "Cancel scope stack corrupted: %s, entered%s, ends%s while %s is in %s; leave scopes in the order of their nesting"
                .formatted(scope, Site.of(scope), Site.here(), scope.host, Node.of(scope.host)));
    if (error != null) problem.addSuppressed(error);
    return problem;
  }

  static IllegalStateException otherLoop(ScopeNode scope, EventLoop loop) {
    return new IllegalStateException(
        "%s belongs to %s, not to %s: make one there".formatted(scope, scope.port.loop(), loop));
  }

  static IllegalStateException otherThread(String call, ScopeNode scope) {
    return new IllegalStateException(
        "%s of %s outside the turn of %s: use cancelThreadsafe, or callSoonThreadsafe"
            .formatted(call, scope, scope.port.loop()));
  }
}
