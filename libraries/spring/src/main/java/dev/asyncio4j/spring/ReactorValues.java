package dev.asyncio4j.spring;

import io.micrometer.context.ContextSnapshotFactory;
import java.util.function.Supplier;
import org.springframework.util.ClassUtils;
import reactor.util.context.ContextView;

/**
 * The values of a context of Reactor, such as the observation of a request, as those of the thread
 * that starts a task: so they go along with it. Where Micrometer does not know how, there are none.
 */
final class ReactorValues {
  private static final boolean KNOWN =
      ClassUtils.isPresent(
          "io.micrometer.context.ContextSnapshotFactory", ReactorValues.class.getClassLoader());

  private ReactorValues() {}

  static <T> T with(ContextView context, Supplier<T> action) {
    return KNOWN && !context.isEmpty() ? Known.with(context, action) : action.get();
  }

  /** Loaded only where Micrometer is. */
  private static final class Known {
    private static final ContextSnapshotFactory FACTORY = ContextSnapshotFactory.builder().build();

    @SuppressWarnings("try") // it is there for what its close does
    static <T> T with(ContextView context, Supplier<T> action) {
      try (var values = FACTORY.setThreadLocalsFrom(context)) {
        return action.get();
      }
    }
  }
}
