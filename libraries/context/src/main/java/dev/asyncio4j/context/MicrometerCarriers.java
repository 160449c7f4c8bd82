package dev.asyncio4j.context;

import dev.asyncio4j.ContextCarrier;
import dev.asyncio4j.ContextCarriers;
import io.micrometer.context.ContextRegistry;
import io.micrometer.context.ThreadLocalAccessor;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * A service that carries what Micrometer's global registry has an accessor for.
 *
 * <p>The current observation, say: it goes along with each task.
 *
 * <p><i>Python:</i> none.
 *
 * <p><b>Thread and loop:</b> callable from anywhere.
 */
public final class MicrometerCarriers implements ContextCarriers {
  /** Makes one; for the search for services. */
  public MicrometerCarriers() {}

  @Override
  public List<ContextCarrier<?>> carriers() {
    return isPresent() ? List.of(carrier(ContextRegistry.getInstance())) : List.of();
  }

  private static boolean isPresent() {
    return Present.is("io.micrometer.context.ContextRegistry");
  }

  /** Returns whether the global registry has an accessor of the MDC. */
  static boolean haveMdc() {
    return isPresent()
        && ContextRegistry.getInstance().getThreadLocalAccessors().stream()
            .map(ThreadLocalAccessor::key)
            .anyMatch("cp.slf4j"::equals);
  }

  static ContextCarrier<@Nullable Object> carrier(ContextRegistry registry) {
    var values = new RegisteredValues(registry);
    return ContextCarrier.named("micrometer", ContextCarrier.of(values::get, values::show));
  }
}
