package dev.asyncio4j;

import java.util.List;

/**
 * Carriers that every run has without being told: a service, found by {@link
 * java.util.ServiceLoader}.
 *
 * <p><i>Python:</i> none. The services beside the engine are asked once, before the first run. One
 * that fails is logged, and left out. {@link RunOptions#carriers(ContextCarrier...)} replaces what
 * they give, {@link RunOptions#withoutFoundCarriers()} and {@code -Dasyncio4j.carriers=off} leave
 * it out.
 *
 * <p><b>Thread and loop:</b> in the thread of the first run.
 *
 * <pre>{@code
 * final class Tenants implements ContextCarriers { // named in META-INF/services/dev.asyncio4j.ContextCarriers
 *   static final ThreadLocal<String> TENANT = new ThreadLocal<>();
 *
 *   @Override
 *   public List<ContextCarrier<?>> carriers() {
 *     return List.of(ContextCarrier.named("tenant", ContextCarrier.of(TENANT)));
 *   }
 * }
 * }</pre>
 */
@FunctionalInterface
public interface ContextCarriers {
  /**
   * Returns what goes along with each task.
   *
   * @return the carriers, none if what they carry is not there; the engine sorts all that it finds
   *     by name
   */
  List<ContextCarrier<?>> carriers();
}
