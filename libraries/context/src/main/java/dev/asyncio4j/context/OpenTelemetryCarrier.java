package dev.asyncio4j.context;

import dev.asyncio4j.ContextCarrier;
import dev.asyncio4j.ContextCarriers;
import io.opentelemetry.context.Context;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * A service that has the current context of OpenTelemetry go along with each task.
 *
 * <p><i>Python:</i> OpenTelemetry's context is a {@code ContextVar} there, and goes along by
 * itself.
 *
 * <p><b>Thread and loop:</b> callable from anywhere.
 */
public final class OpenTelemetryCarrier implements ContextCarriers {
  /** Makes one; for the search for services. */
  public OpenTelemetryCarrier() {}

  @Override
  public List<ContextCarrier<?>> carriers() {
    return Present.is("io.opentelemetry.context.Context") ? List.of(carrier()) : List.of();
  }

  static ContextCarrier<@Nullable Context> carrier() {
    var scopes = new Scopes<Context>(OpenTelemetryCarrier::current, OpenTelemetryCarrier::open);
    return ContextCarrier.named(
        "opentelemetry", ContextCarrier.of(OpenTelemetryCarrier::current, scopes::show));
  }

  /** The root is what a thread has that has none. */
  private static @Nullable Context current() {
    var current = Context.current();
    return current == Context.root() ? null : current;
  }

  private static Runnable open(@Nullable Context context) {
    return (context == null ? Context.root() : context).makeCurrent()::close;
  }
}
