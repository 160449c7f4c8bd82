package dev.asyncio4j.context;

import dev.asyncio4j.ContextCarrier;
import dev.asyncio4j.RunOptions;
import io.micrometer.context.ContextRegistry;
import org.jspecify.annotations.Nullable;

/**
 * Carriers of what other libraries keep in threads, for runs that name theirs by hand.
 *
 * <p><i>Python:</i> what instrumentation packages of asyncio do with {@code contextvars}. Without a
 * call, each run has all of them whose libraries are there; {@link RunOptions#carriers} replaces
 * these.
 *
 * <p><b>Thread and loop:</b> callable from anywhere.
 *
 * <pre>{@code
 * run(async(() -> handle(data)), RunOptions.defaults().carriers(Carriers.mdc()));
 * }</pre>
 */
public final class Carriers {
  private Carriers() {}

  /**
   * Returns a carrier of the MDC of SLF4J.
   *
   * @return it carries all keys
   * @throws NoClassDefFoundError if SLF4J is not there
   */
  public static ContextCarrier<?> mdc() {
    return MdcCarrier.carrier();
  }

  /**
   * Returns a carrier of the current context of OpenTelemetry, such as its span and baggage.
   *
   * @return it opens and closes scopes in the order that a strict storage asks for
   * @throws NoClassDefFoundError if OpenTelemetry is not there
   */
  public static ContextCarrier<?> openTelemetry() {
    return OpenTelemetryCarrier.carrier();
  }

  /**
   * Returns a carrier of what is registered with Micrometer's global registry, at any time.
   *
   * @return the carrier
   * @throws NoClassDefFoundError if Micrometer's context propagation is not there
   */
  public static ContextCarrier<?> micrometer() {
    return micrometer(ContextRegistry.getInstance());
  }

  /**
   * Returns a carrier of what is registered with a registry of Micrometer, at any time.
   *
   * @param registry has an accessor for each value
   * @return the carrier
   */
  public static ContextCarrier<@Nullable Object> micrometer(ContextRegistry registry) {
    return MicrometerCarriers.carrier(registry);
  }
}
