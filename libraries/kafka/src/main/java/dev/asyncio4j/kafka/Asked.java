package dev.asyncio4j.kafka;

import java.util.concurrent.Callable;
import org.jspecify.annotations.Nullable;

/**
 * A call for a consumer's thread.
 *
 * @param call what to do
 * @param reply who waits for it; null: nobody
 * @param <T> the type of its result
 */
record Asked<T extends @Nullable Object>(Callable<T> call, @Nullable Reply<T> reply) {
  /** {@return a call that nobody waits for} */
  static Asked<?> quietly(Runnable call) {
    return new Asked<@Nullable Void>(
        () -> {
          call.run();
          return null;
        },
        null);
  }

  void run() {
    if (reply != null) {
      reply.answer(call);
      return;
    }
    try {
      call.call();
    } catch (Exception e) {
      Log.LOGGER.log(System.Logger.Level.WARNING, "a call of a Kafka consumer failed", e);
    }
  }

  void refuse() {
    if (reply != null)
      reply.fail(new ConsumerStoppedException("the consumer was stopped meanwhile"));
  }
}
